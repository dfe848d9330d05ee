import { resolve } from 'node:path';

import { readTexts } from '../adapters/build/read-texts';
import { type ShownParts, showParts } from '../flows/show-parts';
import { DeliveryError } from '../model/delivery-error';
import { type BuildFolders, bothBuilds } from './both-builds';
import { githubOptions } from './github-options';
import type { Variables } from './terraform-variables';
import { worldOf } from './world';

/** What jobs have left of a change. */
export interface PartFolders extends BuildFolders {
  readonly pullRequest: number;
  readonly parts: string;
  readonly records: string;
}

/**
 * Shows reviewers what jobs have found, and publishes what they signed. Needs no Terraform, no credential of a cloud and
 * no key.
 */
export async function reviewParts(folders: PartFolders, variables: Variables, silent = false): Promise<ShownParts> {
  const { fan, ...builds } = await bothBuilds(folders);
  const world = await worldOf({ repository: process.cwd(), variables, silent, onlyLooks: true });
  const { pullRequests, reviews } = world;
  const pull = await pullRequests.get(folders.pullRequest);
  const [parts, records] = await Promise.all([
    readTexts(
      resolve(folders.parts),
      fan.jobs.map(({ stack }) => stack),
    ),
    readTexts(resolve(folders.records), fan.environments),
  ]);
  const { owner, repository } = githubOptions(variables);
  const to = { pullRequests, reviews, repository: `${owner}/${repository}` };
  return world.progress.stage(`showing what was planned of #${pull.number}: ${pull.title}`, async (report) => {
    const shown = await showParts({ ...builds, fan, parts, records }, pull, to);
    report.done(`reviewers see it at ${shown.url}`);
    return shown;
  });
}

/** @throws DeliveryError `ReviewInvalid` where parts and records do not agree. */
export function requireNoDoubt(doubts: readonly string[]): void {
  if (doubts.length === 0) return;
  throw new DeliveryError(
    'ReviewInvalid',
    `what jobs have left does not agree with what was signed:\n${doubts.join('\n')}`,
  );
}
