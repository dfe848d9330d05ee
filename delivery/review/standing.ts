import type { CommentLife } from '../model/comment-life';
import type { ReviewOf } from './review-of';

/** What the comment of an open pull request says of its plan: whether a push has come since, and who approved it. */
export function standing(head: string, { review, approvedBy }: ReviewOf): CommentLife {
  if (review?.commit !== head) return { state: 'stale', head };
  if (approvedBy.length === 0) return { state: 'planned' };
  return { state: 'approved', by: approvedBy, needed: review.approvals };
}
