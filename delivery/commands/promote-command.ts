import { Command } from 'commander';

import { promoteAlong } from '../flows/promote-along';
import { withFailureIssues } from '../flows/with-failure-issues';
import { pathOf } from '../model/assembly';
import { synth } from '../synth/synth';
import { environmentCalled } from './environment-called';
import { failureIssuesOf } from './failure-issues-of';
import { answer } from './output';
import { failIfStopped, outcomeJson, tellCarried } from './promotion-outcome';
import { promoteOpenCommand } from './promote-open-command';
import { promoteSettleCommand } from './promote-settle-command';
import { worldOf } from './world';

interface PromoteOptions {
  readonly release: string;
  readonly issue?: boolean;
  readonly json?: boolean;
}

/** `sluice promote` */
export function promoteCommand(): Command {
  return new Command('promote')
    .description(
      'bring a release into an environment, or along the whole path: apply, verify, record; held while its rule does not hold',
    )
    .argument('[environment]', 'dev, staging, prod, …; every one of the path in turn when left out')
    .option('--release <revision>', 'the branch, tag or commit to promote', 'HEAD')
    .option('--issue', 'keep an issue for each environment where it failed, as the workflows do')
    .option('--json', 'print the outcome as JSON')
    .addCommand(promoteOpenCommand())
    .addCommand(promoteSettleCommand())
    .action(async (name: string | undefined, { release: revision, issue = false, json = false }: PromoteOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const release = await world.source.resolve(revision);
      const assembly = await synth(release, world);
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
