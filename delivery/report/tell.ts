import type { CommentLife } from '../model/comment-life';
import type { World } from '../ports/world';
import { withLife } from './markdown/life-line';

/**
 * Says on the comment of a pull request what has become of its plan. Nothing where there is no pull request, or no
 * comment of ours on it.
 */
export async function tell(
  pullRequest: number | null,
  life: CommentLife,
  { pullRequests }: Pick<World, 'pullRequests'>,
): Promise<void> {
  if (pullRequest === null) return;
  const comment = await pullRequests.commentOn(pullRequest);
  if (comment !== undefined) await pullRequests.comment(pullRequest, withLife(comment, life));
}
