import { appendFile, writeFile } from 'node:fs/promises';

import { Command } from 'commander';

import { DeliveryError } from '../model/delivery-error';
import type { Proposal } from '../model/proposal';
import { propose, refresh } from '../pipeline';
import { planSummary } from '../report/plan-comment';
import { planPage } from '../report/plan-page';
import { pullRequestNumber } from './pull-request-number';
import { requirePlanned } from './require-planned';
import { show } from './show-proposal';
import { worldOf } from './world';

/** The file that GitHub shows as the summary of a job (GitHub documentation, "Workflow commands"). */
const SUMMARY_FILE = 'GITHUB_STEP_SUMMARY';

interface ReviewOptions {
  readonly pullRequest: number;
  readonly status?: boolean;
  readonly page?: string;
  readonly json?: boolean;
}

/** `sluice review` */
export function reviewCommand(): Command {
  return new Command('review')
    .description('plan what a pull request changes in every environment, show its reviewers, and record what they see')
    .requiredOption('--pull-request <number>', 'the pull request', pullRequestNumber)
    .option('--status', 'plan nothing: only say on the comment whether it is out of date, and who approved it')
    .option('--page <file>', 'write a page that holds everything')
    .option('--json', 'print the plans as JSON')
    .action(async ({ pullRequest: number, status = false, page, json = false }: ReviewOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const pull = await world.pullRequests.get(number);
      if (status) return refresh(pull, world);
      const shown = await world.progress.stage(`planning #${number}: ${pull.title}`, async (report) => {
        const made = await propose(pull, world);
        report.done(`reviewers see it at ${made.url}`);
        return made;
      });
      await keep(shown.proposal, page);
      show(shown.proposal, json ? 'json' : 'text');
      requirePlanned(shown.planned);
      const refused = shown.proposal.environments.flatMap(({ name, refusals }) =>
        refusals.map(({ rule, sentence }) => `${name} (${rule}): ${sentence}`),
      );
      if (refused.length > 0) throw new DeliveryError('Refused', `#${number} would be refused:\n${refused.join('\n')}`);
    });
}

/** The whole report: as a page where one is asked for, and as the summary of the job where this is one. */
async function keep(proposal: Proposal, page: string | undefined): Promise<void> {
  if (page !== undefined) await written(page, () => writeFile(page, planPage(proposal)));
  const summary = process.env[SUMMARY_FILE] ?? '';
  if (summary !== '') await written(summary, () => appendFile(summary, planSummary(proposal)));
}

async function written(file: string, write: () => Promise<void>): Promise<void> {
  await write().catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DeliveryError('Usage', `${file} cannot be written (${why}); name another file`, { cause });
  });
}
