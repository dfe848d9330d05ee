import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import type { ReviewRecord } from '../model/review-record';
import type { World } from '../ports/world';
import { newestReview } from './newest-review';

/** What reviewers of a release were shown, and who of them approved it. */
export interface ReviewOf {
  /** `null` where nobody was shown anything. */
  readonly review: ReviewRecord | null;
  /** Each person once, and never the author. */
  readonly approvedBy: readonly string[];
}

/**
 * The review that belongs to a release, found by its commit.
 * @param environment where the release is to go: what was shown of others, and when, is nothing to it then.
 * @throws DeliveryError `ReviewInvalid` where there are records, and none of them can be believed.
 */
export async function reviewOf(
  { commit }: Pick<Release, 'commit'>,
  { reviews, trust }: Pick<World, 'reviews' | 'trust'>,
  environment?: string,
): Promise<ReviewOf> {
  const { review, refused } = newestReview(await reviews.find(commit), { ...trust, environment });
  if (review === null && refused.length > 0) throw new DeliveryError('ReviewInvalid', refused.join('\n'));
  if (review === null) return { review: null, approvedBy: [] };
  const { record, shownSince: since } = review;
  const shown = { head: record.commit, since };
  const approvedBy = record.pullRequest === null ? [] : await reviews.approvals(record.pullRequest, shown);
  return { review: record, approvedBy };
}
