import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { Command } from 'commander';

import { type ArchivedFile, writeArchive } from '../adapters/build/archive';
import { assemblyFiles } from '../adapters/build/assembly-files';
import { providerMirror } from '../adapters/build/provider-mirror';
import { runnableFiles } from '../adapters/build/runnable-files';
import { findTerraform } from '../adapters/terraform/find-terraform';
import type { Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { type Release, releaseName } from '../model/release';
import type { World } from '../ports/world';
import { isFrom } from '../release/source-rule';
import { synth } from '../synth/synth';
import { interruption } from './interruption';
import { say } from './output';
import { projectRoot } from './project-root';
import { type Variables, terraformVariables } from './terraform-variables';
import { worldOf } from './world';

interface BuildOptions {
  readonly to: string;
  readonly release: string;
  readonly assemblyOnly?: boolean;
  readonly mirror: boolean;
}

/** `sluice build` */
export function buildCommand(): Command {
  return new Command('build')
    .description('synthesize a release, and pack it with all that is needed to plan and apply it; no credentials')
    .requiredOption('--to <file>', 'the archive that is written: a tar, compressed by gzip')
    .option('--release <revision>', 'a branch, tag or commit', 'HEAD')
    .option('--assembly-only', 'pack what was synthesized, and nothing that runs')
    .option('--no-mirror', 'leave the providers out: every job fetches them itself')
    .action((options: BuildOptions) => build(options, projectRoot(), process.env));
}

async function build(options: BuildOptions, repository: string, variables: Variables): Promise<void> {
  const world = await worldOf({ repository, variables, onlyLooks: true });
  const release = await cleanRelease(options.release, world);
  const assembly = await world.progress.stage(`synthesizing ${releaseName(release)}`, async (report) => {
    const made = await synth(release, world);
    report.done(`synthesized ${made.stacks.length} stacks of ${releaseName(release)}`);
    return made;
  });
  await world.progress.stage('packing', async (report) => {
    const aside = await mkdtemp(join(tmpdir(), 'sluice-build-'));
    try {
      const built = { release, assembly, world, variables, repository, aside };
      const files = [...(await assembled(built, options)), ...(await runnable(built, options))];
      await writeArchive(files, resolve(options.to));
      report.done(`packed ${files.length} files into ${options.to}`);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  });
  say(`${releaseName(release)} is built: ${release.commit}`);
}

/** Nobody could tell what a build was made of whose sources are in no commit. */
async function cleanRelease(revision: string, { source }: World): Promise<Release> {
  const [release, head, working] = await Promise.all([
    source.resolve(revision),
    source.resolve('HEAD'),
    source.working(),
  ]);
  if (working.tree === head.tree) return release;
  const sentence =
    'the clone holds changes that are in no commit ("git status" lists them), and nobody could tell what a build of them was made of; commit them, or build in a clean clone';
  throw new DeliveryError('Usage', sentence);
}

interface Built {
  readonly release: Release;
  readonly assembly: Assembly;
  readonly world: World;
  readonly variables: Variables;
  readonly repository: string;
  readonly aside: string;
}

async function assembled({ release, assembly, world }: Built, { assemblyOnly }: BuildOptions): Promise<ArchivedFile[]> {
  const [first] = assembly.stacks;
  if (first === undefined)
    throw new DeliveryError('SynthFailed', 'main.ts made no stack, so that there is nothing to build');
  const folder = dirname(dirname(first.folder));
  const branches = assemblyOnly === true ? [] : await branchesWith(release, assembly, world);
  return assemblyFiles({ release, branches, folder });
}

/** Of the branches that an environment deploys from, those that hold the commit. */
async function branchesWith({ commit }: Release, { environments }: Assembly, { source }: World): Promise<string[]> {
  const patterns = environments.map(({ github }) => github.deploysFrom).filter(({ kind }) => kind === 'branch');
  const asked = (await source.branches()).filter((branch) => patterns.some((pattern) => isFrom(pattern, branch)));
  const held = await Promise.all(asked.map((branch) => source.isAncestor(commit, `origin/${branch}`)));
  return asked.filter((_, at) => held[at]).sort();
}

/** A local cloud brings its providers itself. */
async function runnable(built: Built, { assemblyOnly, mirror }: BuildOptions): Promise<ArchivedFile[]> {
  if (assemblyOnly === true) return [];
  const { assembly, world, variables, repository, aside: folder } = built;
  const files = await runnableFiles(repository);
  if (!mirror || variables['SLUICE_LOCAL_CLOUD'] !== undefined) return files;
  const terraform = variables['SLUICE_TERRAFORM'] ?? 'terraform';
  const environment = await terraformVariables(variables);
  await findTerraform(terraform, environment);
  const configurations = await Promise.all(assembly.stacks.map((stack) => world.synthesizer.configuration(stack)));
  const options = { terraform, environment, signal: interruption.signal, folder };
  return [...files, ...(await providerMirror(configurations, options))];
}
