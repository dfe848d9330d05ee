import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { Command } from 'commander';

import { readTexts } from '../adapters/build/read-texts';
import { sealed } from '../flows/seal';
import { DeliveryError } from '../model/delivery-error';
import { reviewKeys } from '../model/review-key';
import { signed } from '../review/signed';
import { type BuildFolders, bothBuilds } from './both-builds';
import { say } from './output';
import { pullRequestNumber } from './pull-request-number';
import { eventPull } from './run-event';
import type { Variables } from './terraform-variables';
import { withReviewSecrets } from './with-review-secrets';

interface SealOptions extends BuildFolders {
  readonly parts: string;
  readonly to: string;
  readonly pullRequest?: number;
}

/** `sluice seal` */
export function sealCommand(): Command {
  return new Command('seal')
    .description('sign what the jobs of one environment have planned of a change, for an apply to be held to')
    .argument('<environment>', 'dev, staging, prod, …')
    .requiredOption('--base <folder>', 'an unpacked build of the commit that the change goes into')
    .requiredOption('--head <folder>', 'the unpacked assembly of the change')
    .requiredOption('--parts <folder>', 'what the jobs have left: STACK.json')
    .requiredOption('--to <folder>', 'where ENVIRONMENT.json goes')
    .option('--pull-request <number>', 'the pull request; that of the run when left out', pullRequestNumber)
    .action(async (environment: string, options: SealOptions) => {
      const { head, fan } = await bothBuilds(options);
      const variables = process.env;
      const pullRequest = await pullOf(options, head.release.commit, variables);
      const parts = await readTexts(
        resolve(options.parts),
        fan.jobs.map(({ stack }) => stack),
      );
      const repository = variables['GITHUB_REPOSITORY'] ?? '';
      if (repository === '') throw new DeliveryError('Usage', 'set GITHUB_REPOSITORY to OWNER/NAME');
      const author = variables['SLUICE_GITHUB_LOGIN'] ?? 'github-actions[bot]';
      const trust = { repository, author, keys: reviewKeys(await withReviewSecrets(variables)) };
      const record = sealed({ environment, head, fan, parts, pullRequest, at: new Date() }, trust);
      await mkdir(resolve(options.to), { recursive: true });
      await writeFile(join(resolve(options.to), `${environment}.json`), signed(record, trust.keys.current));
      const missing = fan.jobs.filter((job) => job.environment === environment && !parts.has(job.stack));
      say(`${environment}: ${record.stacks.length} plans are signed for #${pullRequest}`);
      for (const { stack } of missing) say(`  ${stack}: its job left no plan`);
    });
}

/** A change says itself which commit it is: whoever started the run knows better. */
async function pullOf({ pullRequest }: SealOptions, commit: string, variables: Variables): Promise<number> {
  const event = await eventPull(variables);
  if (event !== null && event.head !== commit) {
    const sentence = `the assembly says that it is of ${commit.slice(0, 12)}, and the run is for ${event.head.slice(0, 12)}; nothing is signed`;
    throw new DeliveryError('Refused', sentence);
  }
  const number = pullRequest ?? event?.number;
  if (number === undefined) throw new DeliveryError('Usage', 'name the pull request with --pull-request');
  return number;
}
