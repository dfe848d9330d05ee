import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Terraform can take the real AWS provider from: a filesystem mirror, or the registry where none is named. */
export type RealAwsProvider = { readonly mirror?: string } | { readonly missing: string };

/** The version that the installed bindings were generated from (`@cdktf/provider-aws` 20.1.0). */
export const AWS_PROVIDER_VERSION = '5.100.0';

/** The setting that names a filesystem mirror: a folder laid out as `terraform providers mirror` makes it. */
const SETTING = 'SLUICE_PROVIDER_MIRROR';

/** How long the registry may take to answer. */
const PATIENCE_MS = 20_000;

/**
 * Where the real AWS provider comes from: the mirror that `SLUICE_PROVIDER_MIRROR` names, else the registry where it
 * answers, else the reason why it is not to be had.
 */
export function realAwsProvider(env: Readonly<Record<string, string | undefined>>): RealAwsProvider {
  const mirror = env[SETTING];
  if (mirror !== undefined && mirror !== '') return inMirror(mirror);
  const asked = askRegistry(env);
  if (isRegistryAnswer(asked)) return {};
  return { missing: `Terraform cannot reach its registry, and ${SETTING} names no mirror of hashicorp/aws` };
}

/** The folder of a mirror in which a provider of this machine's platform lies, packed or unpacked. */
export function inMirror(mirror: string): RealAwsProvider {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const provider = join(mirror, 'registry.terraform.io', 'hashicorp', 'aws');
  const unpacked = join(provider, AWS_PROVIDER_VERSION, platform);
  const packed = join(provider, `terraform-provider-aws_${AWS_PROVIDER_VERSION}_${platform}.zip`);
  if (existsSync(unpacked) || existsSync(packed)) return { mirror };
  return { missing: `${SETTING} names ${mirror}, which has neither ${unpacked} nor ${packed}` };
}

/**
 * Whether Terraform's output shows that the registry answered. It was asked for a version that cannot exist, so that
 * it lists versions and downloads nothing.
 */
export function isRegistryAnswer(output: string): boolean {
  return output.includes('no available releases match');
}

function askRegistry({ PATH, HOME, HTTPS_PROXY, NO_PROXY }: Readonly<Record<string, string | undefined>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-registry-'));
  try {
    const version = `${AWS_PROVIDER_VERSION}, < ${AWS_PROVIDER_VERSION}`;
    const wanted = { terraform: { required_providers: { aws: { source: 'hashicorp/aws', version } } } };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(wanted));
    const env = { PATH, HOME, HTTPS_PROXY, NO_PROXY, TF_CLI_CONFIG_FILE: devNull, CHECKPOINT_DISABLE: '1' };
    const argv = ['init', '-backend=false', '-input=false', '-no-color'];
    const asked = spawnSync('terraform', argv, { cwd: folder, env, timeout: PATIENCE_MS, encoding: 'utf8' });
    // Terraform breaks long messages over several lines.
    return `${asked.stdout}${asked.stderr}`.replace(/\s+/g, ' ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
