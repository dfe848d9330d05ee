import { DeliveryError } from '../model/delivery-error';
import type { ReviewKeys } from '../model/review-key';
import type { ReviewRecord } from '../model/review-record';
import { isOfAnother, opened, type OpenedReview } from './opened';

/** The newest record, and since when reviewers were shown just what it holds: it may have been recorded again. */
export interface ShownReview extends OpenedReview {
  readonly shownSince: Date;
}

/** What of the published records can be believed. */
export interface FoundReview {
  /** The newest valid one, by the time that its signature covers; `null` where there is none. */
  readonly review: ShownReview | null;
  /** Why others were refused: a sentence for each. */
  readonly refused: readonly string[];
}

/** What makes a record one of ours, and of which environment it is wanted. */
export interface Wanted {
  readonly keys: ReviewKeys;
  readonly repository: string;
  /** Left out where all environments are wanted together. */
  readonly environment?: string | undefined;
}

/**
 * The newest record that is what its signature says and stands where it was published: of one environment, or of all, put
 * together from those of each. A record that was copied to another commit is refused, though its signature is right.
 * One of another environment, which another key has signed, is only told where none of ours is there.
 */
export function newestReview(
  published: readonly { readonly commit: string; readonly text: string }[],
  wanted: Wanted,
): FoundReview {
  const results = published.map((one) => ({ ...one, result: believed(one.commit, () => opened(one.text, wanted)) }));
  const valid = results.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]));
  const about = valid.filter(({ record }) => concerns(record, wanted.environment));
  const refused = results.flatMap(({ result, text }) =>
    typeof result !== 'string' || (about.length > 0 && isOfAnother(text, wanted)) ? [] : [result],
  );
  const sorted = about.sort((a, b) => Date.parse(b.record.at) - Date.parse(a.record.at));
  return { review: together(sorted), refused };
}

function concerns({ environment }: ReviewRecord, wanted: string | undefined): boolean {
  return wanted === undefined || environment === undefined || environment === wanted;
}

/**
 * The newest, with what the newest of each other environment of the same commit holds: all of it is shown since the one
 * that was shown last. A record of all environments takes the place of what came before it.
 */
function together(sorted: readonly OpenedReview[]): ShownReview | null {
  const [newest] = sorted;
  if (newest === undefined) return null;
  const scopes: (string | undefined)[] = [];
  for (const { record } of sorted.filter((one) => one.record.commit === newest.record.commit)) {
    if (!scopes.includes(record.environment)) scopes.push(record.environment);
    if (record.environment === undefined) break;
  }
  const parts = scopes.map((scope) => shown(sorted.filter(({ record }) => record.environment === scope)));
  const stacks = parts.flatMap(({ record }) =>
    record.stacks.filter(({ environment }) => record.environment !== undefined || !scopes.includes(environment)),
  );
  const approvals = Math.max(...parts.map(({ record }) => record.approvals));
  const since = Math.max(...parts.map(({ shownSince }) => shownSince.getTime()));
  return { ...newest, record: { ...newest.record, stacks, approvals }, shownSince: new Date(since) };
}

/** The newest of records with one scope, and since when just that is shown. */
function shown([newest, ...older]: readonly OpenedReview[]): ShownReview {
  if (newest === undefined) throw new Error('there is no record');
  const otherwise = older.findIndex(({ record }) => plansOf(record) !== plansOf(newest.record));
  const oldest = (otherwise === -1 ? older : older.slice(0, otherwise)).at(-1) ?? newest;
  return { ...newest, shownSince: new Date(oldest.record.at) };
}

/** What a reviewer of a record saw. */
function plansOf({ stacks }: ReviewRecord): string {
  return stacks
    .map(({ stack, environment, planDigest, synthDigest }) => [stack, environment, planDigest, synthDigest].join(' '))
    .sort()
    .join('\n');
}

function believed(commit: string, open: () => OpenedReview): OpenedReview | string {
  try {
    const review = open();
    if (review.record.commit === commit) return review;
    return `the review record is refused: it is of commit ${review.record.commit}, and was published for ${commit}`;
  } catch (error) {
    if (error instanceof DeliveryError) return error.message;
    throw error;
  }
}
