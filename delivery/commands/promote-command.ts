import { resolve } from 'node:path';

import { Command } from 'commander';

import { promoteAlong } from '../flows/promote-along';
import type { Built } from '../model/built';
import { withFailureIssues } from '../flows/with-failure-issues';
import { pathOf } from '../model/assembly';
import type { World } from '../ports/world';
import { synth } from '../synth/synth';
import { type BuildOptions, withBuildOptions, worldOfBuilds } from './build-world';
import { environmentCalled } from './environment-called';
import { failureIssuesOf } from './failure-issues-of';
import { answer } from './output';
import { failIfStopped, outcomeJson, tellCarried } from './promotion-outcome';
import { promoteOpenCommand } from './promote-open-command';
import { promoteSettleCommand } from './promote-settle-command';
import { worldOf } from './world';

interface PromoteOptions extends BuildOptions {
  readonly release: string;
  readonly issue?: boolean;
  readonly json?: boolean;
}

/** `sluice promote` */
export function promoteCommand(): Command {
  return withBuildOptions(new Command('promote'))
    .description(
      'bring a release into an environment, or along the whole path: apply, verify, record; held while its rule does not hold',
    )
    .argument('[environment]', 'dev, staging, prod, …; every one of the path in turn when left out')
    .option('--release <revision>', 'the branch, tag or commit to promote', 'HEAD')
    .option('--issue', 'keep an issue for each environment where it failed, as the workflows do')
    .option('--json', 'print the outcome as JSON')
    .addCommand(promoteOpenCommand())
    .addCommand(promoteSettleCommand())
    .action(async (name: string | undefined, options: PromoteOptions) => {
      const { issue = false, json = false } = options;
      const { world, release, assembly } = await built(options, json);
      const only = name === undefined ? undefined : environmentCalled(assembly, name);
      const promoted = () => promoteAlong({ release, assembly, only }, world);
      const issues = () => failureIssuesOf(only === undefined ? pathOf(assembly) : [only]);
      const carried = issue ? await withFailureIssues(issues(), world, promoted) : await promoted();
      if (json) answer({ release, outcomes: carried.map(outcomeJson) });
      else
        carried.forEach((one) => {
          tellCarried(one, release);
        });
      failIfStopped(carried, { release, isAsked: name !== undefined });
    });
}

/** The release that is meant: the one that was built, or the one that is asked for, built here. */
async function built(
  options: PromoteOptions,
  silent: boolean,
): Promise<{ world: World } & Pick<Built, 'release' | 'assembly'>> {
  const asked = { variables: process.env, silent };
  if (options.build.length > 0) {
    const { world, builds } = await worldOfBuilds(options, asked);
    return { world, ...builds[0] };
  }
  const world = await worldOf({ ...asked, repository: resolve(options.repository) });
  const release = await world.source.resolve(options.release);
  return { world, release, assembly: await synth(release, world) };
}
