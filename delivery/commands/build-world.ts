import { resolve } from 'node:path';

import type { Command } from 'commander';

import { BuiltAssemblies, builtIn } from '../adapters/build/built-assemblies';
import { SynthesizedConfigurations } from '../adapters/terraform/synthesized-configurations';
import type { Built } from '../model/built';
import { DeliveryError } from '../model/delivery-error';
import { type Release, releaseName } from '../model/release';
import type { SourceControl } from '../ports/source-control';
import type { World } from '../ports/world';
import { randomMac } from '../redaction/mac';
import { type WorldOptions, worldOf } from './world';

/** What a command is given that applies what was built, and synthesizes nothing. */
export interface BuildOptions {
  /** Folders of unpacked builds. */
  readonly build: readonly string[];
  /** That of the default branch, whose rules hold for a rollback. */
  readonly rules?: string;
  /** A clone of the repository, with its whole history. */
  readonly repository: string;
}

/** Adds the options that lead to builds. */
export function withBuildOptions(command: Command): Command {
  return command
    .option(
      '--build <folder>',
      'an unpacked build, of "sluice build"; may be repeated, the release that is meant first',
      (folder: string, before: readonly string[]) => [...before, folder],
      [],
    )
    .option('--rules <folder>', 'an unpacked build of the default branch, whose rules hold for a rollback')
    .option('--repository <folder>', 'a clone of the repository, with its whole history', process.cwd());
}

/** A world in which all that is synthesized was built before, and the builds, the one that is meant first. */
export interface BuildWorld {
  readonly world: World;
  readonly builds: readonly [Built, ...Built[]];
}

/**
 * The world for a command that runs nothing of any repository, but for verifications that are commands.
 * @throws DeliveryError `Usage` where no build is given.
 */
export async function worldOfBuilds(
  { build, rules, repository }: BuildOptions,
  options: Omit<WorldOptions, 'repository'>,
): Promise<BuildWorld> {
  const [first, ...others] = await Promise.all(build.map((folder) => builtIn(resolve(folder))));
  const ruling = rules === undefined ? null : await builtIn(resolve(rules));
  if (first === undefined) throw new DeliveryError('Usage', 'name the folder of an unpacked build with --build');
  const world = await worldOf({ ...options, repository: resolve(repository) });
  const synthesizer = new BuiltAssemblies([first, ...others, ...(ruling === null ? [] : [ruling])]);
  const configurations = new SynthesizedConfigurations(synthesizer, randomMac());
  const made = { synthesizer, configurations, ...(ruling === null ? {} : { source: ruledBy(ruling.release, world) }) };
  // What is made when it is asked for first stays so.
  return { builds: [first, ...others], world: Object.create(world, Object.getOwnPropertyDescriptors(made)) as World };
}

/** The same, or the world of a clone whose trees are synthesized where no build is given. */
export async function worldWithBuilds(options: BuildOptions, asked: Omit<WorldOptions, 'repository'>): Promise<World> {
  if (options.build.length > 0) return (await worldOfBuilds(options, asked)).world;
  return worldOf({ ...asked, repository: resolve(options.repository) });
}

/** The default branch as it was when a run began: it may have moved on since, and nothing of that was built. */
function ruledBy(rules: Release, { source }: World): SourceControl {
  const tip: SourceControl['tip'] = async () => {
    const { branch, commit } = await source.tip();
    if (await source.isAncestor(rules.commit, commit)) return { branch, ...rules };
    const sentence = `${releaseName(rules)}, whose rules are to hold, is not on ${branch}; build that branch`;
    throw new DeliveryError('Refused', sentence);
  };
  return Object.create(source, { tip: { value: tip } }) as SourceControl;
}
