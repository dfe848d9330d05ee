import { Command } from 'commander';

import { settleOrRollBack } from '../flows/deliver-or-roll-back';
import { withFailureIssues } from '../flows/with-failure-issues';
import { type BuildOptions, withBuildOptions, worldOfBuilds } from './build-world';
import { environmentCalled } from './environment-called';
import { failureIssuesOf } from './failure-issues-of';
import { writeOutputs } from './job-outputs';
import { answer } from './output';
import { failIfStopped, outcomeJson, tellCarried } from './promotion-outcome';

interface SettleOptions extends BuildOptions {
  readonly entry: string;
  readonly outputs?: string;
  readonly json?: boolean;
}

/** `sluice promote settle` */
export function promoteSettleCommand(): Command {
  return withBuildOptions(new Command('settle'))
    .description(
      'bring a promotion to its end that jobs have carried: verify, record, tell; roll back where prod says so',
    )
    .argument('<environment>', 'dev, staging, prod, …')
    .requiredOption('--entry <id>', 'the entry that "sluice promote open" printed')
    .option('--outputs <file>', 'add outcome to this file, as GITHUB_OUTPUT wants it')
    .option('--json', 'print the outcome as JSON')
    .action(async (name: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<SettleOptions>();
      const { entry, json = false, outputs } = options;
      const {
        world,
        builds: [built],
      } = await worldOfBuilds(options, {
        variables: process.env,
        silent: json,
        isOneOfSeveral: true,
      });
      const { release, assembly } = built;
      const promotion = { release, assembly, environment: environmentCalled(assembly, name) };
      const issues = failureIssuesOf([promotion.environment]);
      const title = `settling ${name}`;
      const { outcome, rollback } = await world.progress.stage(title, async (report) => {
        const done = await withFailureIssues(issues, world, () => settleOrRollBack(promotion, entry, world));
        if (done.outcome.kind === 'unverified') report.failed(`${title}: ${done.outcome.kind}`);
        return done;
      });
      await writeOutputs(outputs, { outcome: outcome.kind });
      const carried = { environment: name, outcome, rollback };
      if (json) answer({ release, ...outcomeJson(carried) });
      else tellCarried(carried, release);
      failIfStopped([carried], { release, isAsked: true });
    });
}
