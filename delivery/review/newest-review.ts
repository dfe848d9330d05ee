import { DeliveryError } from '../model/delivery-error';
import type { ReviewKeys } from '../model/review-key';
import { opened, type OpenedReview } from './opened';

/** What of the published records can be believed. */
export interface FoundReview {
  /** The newest valid one, by the time that its signature covers; `null` where there is none. */
  readonly review: OpenedReview | null;
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
  const newest = valid.sort((a, b) => Date.parse(b.record.at) - Date.parse(a.record.at))[0];
  return { review: newest ?? null, refused: results.filter((result) => typeof result === 'string') };
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
