import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { run } from '../process/run';
import type { ArchivedFile } from './archive';

/** What runs the jobs that use a build. */
const PLATFORM = 'linux_amd64';

const Required = z.object({
  terraform: z
    .object({
      required_providers: z.record(z.string(), z.object({ source: z.string(), version: z.string() })).default({}),
    })
    .default({ required_providers: {} }),
});

/** How providers are fetched. */
export interface MirrorOptions {
  readonly terraform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Where the mirror may lie until it is packed: absolute, and there. */
  readonly folder: string;
}

/**
 * The providers that stacks ask for, fetched once and checked by Terraform (`terraform providers mirror`), and the
 * configuration by which Terraform takes them from there. Its path is that from the folder of a stack: Terraform resolves
 * it where it runs (measured with Terraform 1.11.4), so that it holds wherever a build is unpacked.
 * @param configurations the Terraform of every stack, as JSON.
 * @throws DeliveryError `TerraformFailed` where a provider cannot be fetched.
 */
export async function providerMirror(
  configurations: readonly unknown[],
  options: MirrorOptions,
): Promise<ArchivedFile[]> {
  const wanted = providersIn(configurations);
  const mirror = join(options.folder, 'mirror');
  await mkdir(mirror);
  // A configuration can ask for one version of a provider: those of which there are more take further rounds.
  for (let round = 0; wanted.some(([, versions]) => versions.length > round); round += 1) {
    await fetched(
      wanted.flatMap(([source, versions]) => versions.slice(round, round + 1).map((version) => ({ source, version }))),
      mirror,
      options,
    );
  }
  const entries = await readdir(mirror, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const packed = files.map((file) => ({ name: `mirror/${relative(mirror, file)}`, content: { file } }));
  return [...packed, { name: 'terraform.rc', content: configurationOf(wanted.map(([source]) => source)) }];
}

/** Versions by source, each once. */
function providersIn(configurations: readonly unknown[]): [source: string, versions: string[]][] {
  const versions = new Map<string, Set<string>>();
  for (const configuration of configurations) {
    for (const { source, version } of Object.values(Required.parse(configuration).terraform.required_providers)) {
      versions.set(source, (versions.get(source) ?? new Set()).add(version));
    }
  }
  return [...versions]
    .map(([source, all]) => [source, [...all].sort()] as [string, string[]])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function fetched(providers: readonly object[], mirror: string, options: MirrorOptions): Promise<void> {
  const { terraform, environment, signal } = options;
  const cwd = await mkdtemp(join(options.folder, 'wanted-'));
  const required = Object.fromEntries(providers.map((provider, at) => [`p${at}`, provider]));
  await writeFile(join(cwd, 'wanted.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  const argv = ['providers', 'mirror', '-no-color', `-platform=${PLATFORM}`, mirror];
  const { exitCode, stdout, stderr } = await run(terraform, argv, { cwd, env: environment, signal });
  await rm(cwd, { recursive: true, force: true });
  if (exitCode === 0) return;
  const said = `${stderr}${stdout}`.trim().split('\n').slice(-20).join('\n');
  const next =
    'see that the registry of providers may be reached, or leave the mirror out with --no-mirror: every job then fetches them itself';
  throw new DeliveryError('TerraformFailed', `the providers cannot be fetched; ${next}. Terraform said:\n${said}`);
}

function configurationOf(sources: readonly string[]): string {
  const mirrored = JSON.stringify(sources);
  return [
    'provider_installation {',
    `  filesystem_mirror {\n    path    = "../../../mirror"\n    include = ${mirrored}\n  }`,
    `  direct {\n    exclude = ${mirrored}\n  }`,
    '}',
    '',
  ].join('\n');
}
