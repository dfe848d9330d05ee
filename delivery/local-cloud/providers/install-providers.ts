import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { replaceFile } from '../store/durable-file';
import type { CloudSettings } from './cloud-folder';
import { cloudFolder } from './cloud-folder';
import type { BindingPackage } from './schema/binding-package';
import { bindingPackage, PROVIDER_NAMES } from './schema/binding-package';
import { terraformRc } from './terraform-rc';

/** Where Terraform takes its providers from. */
export interface InstallOptions {
  /** Takes the real AWS provider, from this filesystem mirror, or from the registry where none is given. */
  readonly realAws?: { readonly mirror?: string };
}

/** Providers that Terraform will find. */
export interface ProviderInstallation {
  /** What to give Terraform, and cdktf, as environment variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The registry whose addresses Terraform gives providers that name no other. */
const REGISTRY = 'registry.terraform.io';

/**
 * Installs the simulated providers of the project's bindings into the folder of a local cloud, in the exact versions
 * that the bindings were generated from. Installing again changes nothing that a lock file remembers.
 */
export function installProviders(
  root: string,
  projectFolder: string,
  options: InstallOptions = {},
): Promise<ProviderInstallation> {
  const folder = cloudFolder(path.resolve(root));
  const nodeModules = path.join(path.resolve(projectFolder), 'node_modules');
  const packages = PROVIDER_NAMES.map((name) => bindingPackage(nodeModules, name));
  copyPlugin(path.join(projectFolder, 'dist', 'provider.cjs'), folder.plugin);
  const settings: CloudSettings = { bindings: nodeModules };
  replaceFile(folder.settings, `${JSON.stringify(settings, null, 2)}\n`);
  for (const one of packages) writeWrapper(folder.mirror, one);
  const sources = packages.map(({ source }) => `${REGISTRY}/${source}`);
  replaceFile(folder.terraformRc, terraformRc({ mirror: folder.mirror, sources, ...options }));
  return Promise.resolve({ environment: environment(folder, options) });
}

function environment({ root, mirror, terraformRc: rc }: ReturnType<typeof cloudFolder>, { realAws }: InstallOptions) {
  const realMirror = realAws?.mirror;
  const isOffline = realAws === undefined || realMirror !== undefined;
  return {
    TF_CLI_CONFIG_FILE: rc,
    SLUICE_LOCAL_CLOUD: root,
    // cdktf completes a lock file with `terraform providers lock`, which asks the registry unless told of a mirror.
    ...(isOffline && { TF_CLI_ARGS_providers_lock: `-fs-mirror=${mirror}` }),
  };
}

function copyPlugin(bundle: string, target: string): void {
  let code: string;
  try {
    code = readFileSync(bundle, 'utf8');
  } catch (cause) {
    throw new Error(`the providers are not built: ${bundle} is missing; run npm run prepare`, { cause });
  }
  replaceFile(target, code);
}

/**
 * Terraform wants one executable for each provider, in a folder named after version and platform. Its bytes never
 * change, because their hash is in every lock file: it finds the cloud's folder from its own place.
 */
function writeWrapper(mirror: string, { provider, source, providerVersion }: BindingPackage): void {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const folder = path.join(mirror, REGISTRY, source, providerVersion, platform);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `terraform-provider-${provider}_v${providerVersion}`);
  writeFileSync(file, wrapper(provider));
  chmodSync(file, 0o755);
}

/** Terraform's certificate is the only one that the plugin trusts; loading any others would double its start. */
function wrapper(provider: string): string {
  return `#!/bin/sh
# Starts the simulated provider "${provider}" of the local cloud that this file lies in.
trap '' INT
unset NODE_EXTRA_CA_CERTS NODE_OPTIONS
export SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/dev/null
cloud=$(cd -P "$(dirname "$0")/../../../../../.." && pwd)
# Where Terraform has copied this file instead of linking to it, the variable says where the cloud is.
[ -f "$cloud/cloud.json" ] || cloud=$SLUICE_LOCAL_CLOUD
exec node --use-openssl-ca "$cloud/bin/provider.cjs" ${provider} "$cloud"
`;
}
