import { Command } from 'commander';

import { DeliveryError } from '../model/delivery-error';
import { propose } from '../pipeline';
import { pullRequestNumber } from './pull-request-number';
import { requirePlanned } from './require-planned';
import { show } from './show-proposal';
import { say } from './output';
import { worldOf } from './world';

interface ReviewOptions {
  readonly pullRequest: number;
  readonly json?: boolean;
}

/** `sluice review` */
export function reviewCommand(): Command {
  return new Command('review')
    .description('plan what a pull request changes in every environment, show its reviewers, and record what they see')
    .requiredOption('--pull-request <number>', 'the pull request', pullRequestNumber)
    .option('--json', 'print the plans as JSON')
    .action(async ({ pullRequest: number, json = false }: ReviewOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const pull = await world.pullRequests.get(number);
      const shown = await world.progress.stage(`planning #${number}: ${pull.title}`, async (report) => {
        const made = await propose(pull, world);
        report.done(`reviewers see it at ${made.url}`);
        return made;
      });
      show(shown.proposal, json ? 'json' : 'text');
      if (!json) say();
      requirePlanned(shown.planned);
      const refused = shown.proposal.environments.flatMap(({ name, refusals }) =>
        refusals.map(({ rule, sentence }) => `${name} (${rule}): ${sentence}`),
      );
      if (refused.length > 0) throw new DeliveryError('Refused', `#${number} would be refused:\n${refused.join('\n')}`);
    });
}
