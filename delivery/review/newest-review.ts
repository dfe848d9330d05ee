import { DeliveryError } from '../model/delivery-error';
import type { ReviewKeys } from '../model/review-key';
import type { ReviewRecord } from '../model/review-record';
import { opened, type OpenedReview } from './opened';

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

/**
 * The newest record that is what its signature says and stands where it was published. A record that was copied to
 * another commit is refused, though its signature is right.
 */
export function newestReview(
  published: readonly { readonly commit: string; readonly text: string }[],
  trust: { readonly keys: ReviewKeys; readonly repository: string },
): FoundReview {
  const results = published.map(({ commit, text }) => believed(commit, () => opened(text, trust)));
  const valid = results.flatMap((result) => (typeof result === 'string' ? [] : [result]));
  const [newest, ...older] = valid.sort((a, b) => Date.parse(b.record.at) - Date.parse(a.record.at));
  const refused = results.filter((result) => typeof result === 'string');
  if (newest === undefined) return { review: null, refused };
  const otherwise = older.findIndex(({ record }) => plansOf(record) !== plansOf(newest.record));
  const oldest = (otherwise === -1 ? older : older.slice(0, otherwise)).at(-1) ?? newest;
  return { review: { ...newest, shownSince: new Date(oldest.record.at) }, refused };
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
