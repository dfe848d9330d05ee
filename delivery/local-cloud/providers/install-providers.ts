import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { replaceFile } from '../store/durable-file';
import type { CloudSettings } from './cloud-folder';
import { cloudFolder } from './cloud-folder';
import { linkRealProvider } from './link-real-provider';
import { packageFolder } from './provider-address';
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

/**
 * Installs the simulated providers of the project's bindings into the folder of a local cloud, in the exact versions
 * that the bindings were generated from. Installing again changes nothing that a lock file remembers.
 */
export function installProviders(
  root: string,
  projectFolder: string,
  { realAws }: InstallOptions = {},
): Promise<ProviderInstallation> {
  const folder = cloudFolder(path.resolve(root));
  const nodeModules = path.join(path.resolve(projectFolder), 'node_modules');
  const packages = PROVIDER_NAMES.map((name) => bindingPackage(nodeModules, name));
  const dist = path.join(projectFolder, 'dist');
  copyPlugin(path.join(dist, 'provider-code.cjs'), folder.plugin.code);
  copyPlugin(path.join(dist, 'provider.cjs'), folder.plugin.start);
  const settings: CloudSettings = { bindings: nodeModules };
  replaceFile(folder.settings, `${JSON.stringify(settings, null, 2)}\n`);
  const mirror = realAws === undefined ? folder.mirror : folder.mirrorWithRealAws;
  for (const one of packages) fillMirror(mirror, one, realAws);
  const isOffline = realAws === undefined || realAws.mirror !== undefined;
  const fromRegistry = packages.filter(({ provider }) => provider === 'aws' && !isOffline);
  const mirrored = packages.filter((one) => !fromRegistry.includes(one));
  replaceFile(folder.terraformRc, terraformRc({ mirror, mirrored, fromRegistry }));
  const environment = {
    TF_CLI_CONFIG_FILE: folder.terraformRc,
    SLUICE_LOCAL_CLOUD: folder.root,
    // Half as much memory is collected half as often: a plan of 300 objects takes a sixth less of a processor.
    GOGC: '200',
    // cdktf would keep copies in a cache of the user's, where a run meant for real accounts could meet them later.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    // cdktf completes a lock file with `terraform providers lock`, which asks the registry unless told of a mirror.
    ...(isOffline && { TF_CLI_ARGS_providers_lock: `-fs-mirror=${mirror}` }),
  };
  return Promise.resolve({ environment });
}

function fillMirror(mirror: string, binding: BindingPackage, realAws: InstallOptions['realAws']): void {
  if (binding.provider !== 'aws' || realAws === undefined) writeWrapper(mirror, binding);
  else if (realAws.mirror !== undefined) linkRealProvider(binding, { from: path.resolve(realAws.mirror), to: mirror });
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
function writeWrapper(mirror: string, binding: BindingPackage): void {
  const { provider, providerVersion } = binding;
  const folder = packageFolder(mirror, binding);
  const file = path.join(folder, `terraform-provider-${provider}_v${providerVersion}`);
  if (existsSync(file) && readFileSync(file, 'utf8') === wrapper(provider)) return;
  replaceFile(file, wrapper(provider), 0o755);
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
