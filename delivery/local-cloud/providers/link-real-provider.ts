import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { packageFile, packageFolder } from './provider-address';
import type { BindingPackage } from './schema/binding-package';

/** Two mirrors: the one that holds a real provider, and the one that shall show it among the simulated ones. */
export interface Mirrors {
  readonly from: string;
  readonly to: string;
}

/**
 * Shows a real provider's package in another mirror, without copying what may be 700 MB. Terraform does not look into
 * folders that are links, so the files are linked one by one.
 */
export function linkRealProvider(binding: BindingPackage, { from, to }: Mirrors): void {
  const unpacked = packageFolder(from, binding);
  if (existsSync(unpacked)) {
    const names = readdirSync(unpacked);
    for (const name of names) link(path.join(unpacked, name), path.join(packageFolder(to, binding), name));
    return;
  }
  const packed = packageFile(from, binding);
  if (!existsSync(packed)) {
    const { source, providerVersion } = binding;
    throw new Error(`${from} does not hold ${source} ${providerVersion}: neither ${unpacked} nor ${packed} is there`);
  }
  link(packed, packageFile(to, binding));
}

function link(target: string, file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  symlinkSync(target, file);
}
