import { readFile } from 'node:fs/promises';

import { type Mac, macWith, randomMac } from '../redaction/mac';
import { DeliveryError } from '../model/delivery-error';
import { howToReview } from '../model/how-to-review';
import { reviewKeys } from '../model/review-key';
import type { ReviewRecord } from '../model/review-record';
import type { Reviews } from '../ports/reviews';
import { newestReview, type ShownReview } from '../review/newest-review';
import { opened, type OpenedReview } from '../review/opened';
import { hasGitHub } from './github-options';
import type { Variables } from './terraform-variables';

/** The review that an apply is held to. */
export interface FoundReview {
  /** `null` where none was found. */
  readonly record: ReviewRecord | null;
  /** What a plan has to be read with to be compared with the record. */
  readonly mac: Mac;
  /** Who approved what is applied. */
  readonly approvedBy: readonly string[];
  /** Why none was found, or others were not believed, and what to do. */
  readonly remarks: readonly string[];
}

/** Where a review is looked for. */
export interface ReviewLookup {
  /** `SLUICE_REVIEW` and `SLUICE_REVIEW_KEY`, and those that lead to GitHub. */
  readonly variables: Variables;
  /** `OWNER/NAME`, as the review has it. */
  readonly repository: string;
  /** The commit that is applied, where it is known. */
  readonly commit: string | null;
  /** What is applied belongs to it. */
  readonly environment: string;
  readonly reviews: () => Reviews;
}

/**
 * The review record in the file that `SLUICE_REVIEW` names, else the newest that was published for the commit.
 * @throws DeliveryError `ReviewInvalid` for a file whose record is not to be believed, `GitHubFailed` where GitHub does
 *   not answer.
 */
export async function reviewFor(lookup: ReviewLookup): Promise<FoundReview> {
  const { SLUICE_REVIEW: file = '', SLUICE_REVIEW_KEY: key = '' } = lookup.variables;
  if (key === '') return none('SLUICE_REVIEW_KEY is not set, without which no review can be believed');
  if (file !== '') return found(await inFile(file, lookup), lookup);
  if (!hasGitHub(lookup.variables)) {
    return none(
      'set SLUICE_REVIEW to the file of the review, or GITHUB_REPOSITORY and GITHUB_TOKEN to find it by commit',
    );
  }
  if (lookup.commit === null) return none('set GITHUB_SHA to the commit that is applied: this folder is in no clone');
  const published = await lookup.reviews().find(lookup.commit);
  const { repository, environment } = lookup;
  const wanted = { keys: reviewKeys(lookup.variables), repository, environment };
  const { review, refused } = newestReview(published, wanted);
  if (review === null) return none(`commit ${lookup.commit.slice(0, 12)} has no review that counts`, ...refused);
  return { ...(await found(review, lookup)), remarks: refused };
}

async function inFile(file: string, { variables, repository }: ReviewLookup): Promise<OpenedReview> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const sentence = `there is no review record in ${file}, which SLUICE_REVIEW names; make one: ${howToReview()}`;
    throw new DeliveryError('ReviewInvalid', sentence, { cause });
  });
  return opened(text, { keys: reviewKeys(variables), repository });
}

async function found(review: OpenedReview & Partial<ShownReview>, lookup: ReviewLookup): Promise<FoundReview> {
  const { record, key, shownSince: since = new Date(record.at) } = review;
  const { variables, reviews } = lookup;
  const { pullRequest, commit } = record;
  const canAsk = pullRequest !== null && hasGitHub(variables);
  const approvedBy = canAsk ? await reviews().approvals(pullRequest, { head: commit, since }) : [];
  return { record, mac: macWith(key.for('redaction')), approvedBy, remarks: [] };
}

function none(...remarks: string[]): FoundReview {
  return { record: null, mac: randomMac(), approvedBy: [], remarks };
}
