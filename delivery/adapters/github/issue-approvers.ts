import type { ShownDigest } from '../../ports/issues';
import { TRUSTED, wholeSeconds } from './approvers';

/** What of a comment on GitHub tells whether it approves. */
export interface CommentOnIssue {
  readonly user: { readonly login: string; readonly type?: string } | null;
  readonly body?: string | null | undefined;
  readonly author_association: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** The whole comment: a text that only quotes or explains the word approves nothing. */
const APPROVAL = /^\/approve ([0-9a-f]{12,64})$/;

/** The people who approve what an issue shows, in the order of their names. */
export function issueApprovers(comments: readonly CommentOnIssue[], { digest, since }: ShownDigest): string[] {
  const people = comments
    .filter(({ body }) => digest.startsWith(APPROVAL.exec((body ?? '').trim())?.[1] ?? 'nothing'))
    // Others with write access may edit a comment, which stays its writer's.
    .filter(({ created_at: written, updated_at: edited }) => written === edited)
    .filter(({ created_at: written }) => Date.parse(written) >= wholeSeconds(since))
    .filter(({ user, author_association: association }) => user?.type !== 'Bot' && TRUSTED.has(association))
    .flatMap(({ user }) => user?.login ?? []);
  return [...new Set(people)].sort();
}
