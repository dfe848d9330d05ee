import path from 'node:path';

import type { BindingPackage } from './schema/binding-package';

/** The registry whose addresses Terraform gives providers that name no other. */
export const REGISTRY = 'registry.terraform.io';

/** This machine as provider packages name it: `linux_amd64`. */
export function platform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
}

/** The folder of a provider's unpacked package in a filesystem mirror (Terraform, "Provider Installation"). */
export function packageFolder(mirror: string, { source, providerVersion }: BindingPackage): string {
  return path.join(mirror, REGISTRY, source, providerVersion, platform());
}

/** The file of a provider's packed package in a filesystem mirror. */
export function packageFile(mirror: string, { provider, source, providerVersion }: BindingPackage): string {
  const name = `terraform-provider-${provider}_${providerVersion}_${platform()}.zip`;
  return path.join(mirror, REGISTRY, source, name);
}
