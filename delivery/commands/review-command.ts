import { appendFile, writeFile } from 'node:fs/promises';

import { Command } from 'commander';

import { DeliveryError } from '../model/delivery-error';
import type { Proposal } from '../model/proposal';
import type { ShownParts } from '../flows/show-parts';
import { propose, refresh, type Shown } from '../pipeline';
import { planSummary } from '../report/plan-comment';
import { planPage } from '../report/plan-page';
import { pullRequestNumber } from './pull-request-number';
import { requirePlanned } from './require-planned';
import { type PartFolders, requireNoDoubt, reviewParts } from './review-parts';
import { show } from './show-proposal';
import { worldOf } from './world';

/** The file that GitHub shows as the summary of a job (GitHub documentation, "Workflow commands"). */
const SUMMARY_FILE = 'GITHUB_STEP_SUMMARY';

interface ReviewOptions extends Partial<PartFolders> {
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
    .option('--parts <folder>', 'plan nothing: show what jobs have left in this folder; the next three are needed too')
    .option('--records <folder>', 'the signed records of it')
    .option('--base <folder>', 'an unpacked build of the commit that the change goes into')
    .option('--head <folder>', 'the unpacked assembly of the change')
    .action(async (options: ReviewOptions) => {
      const { pullRequest: number, status = false, page, json = false } = options;
      if (status) return refreshed(number);
      const shown: Shown & Partial<ShownParts> =
        options.parts === undefined ? await planned(number, json) : await fromParts(options);
      await keep(shown.proposal, page);
      show(shown.proposal, json ? 'json' : 'text');
      requireNoDoubt(shown.doubts ?? []);
      requirePlanned(shown.planned);
      const refused = shown.proposal.environments.flatMap(({ name, refusals }) =>
        refusals.map(({ rule, sentence }) => `${name} (${rule}): ${sentence}`),
      );
      if (refused.length > 0) throw new DeliveryError('Refused', `#${number} would be refused:\n${refused.join('\n')}`);
    });
}

async function refreshed(number: number): Promise<void> {
  const world = await worldOf({ repository: process.cwd(), variables: process.env });
  await refresh(await world.pullRequests.get(number), world);
}

async function planned(number: number, silent: boolean): Promise<Shown> {
  const world = await worldOf({ repository: process.cwd(), variables: process.env, silent });
  const pull = await world.pullRequests.get(number);
  return world.progress.stage(`planning #${number}: ${pull.title}`, async (report) => {
    const made = await propose(pull, world);
    report.done(`reviewers see it at ${made.url}`);
    return made;
  });
}

async function fromParts({ pullRequest, parts, records, base, head, json }: ReviewOptions): Promise<ShownParts> {
  if (parts === undefined || records === undefined || base === undefined || head === undefined) {
    throw new DeliveryError('Usage', 'give --parts, --records, --base and --head together, or none of them');
  }
  return reviewParts({ pullRequest, parts, records, base, head }, process.env, json);
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
