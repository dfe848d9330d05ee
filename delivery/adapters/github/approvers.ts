import type { ShownPlans } from '../../ports/reviews';

/** What of a review on GitHub tells whether it counts. */
export interface OpinionOnPull {
  readonly user: { readonly login: string; readonly type?: string } | null;
  readonly state: string;
  readonly commit_id: string | null;
  readonly submitted_at?: string | undefined;
  readonly author_association: string;
}

/** Remarks leave an opinion as it was. */
const OPINIONS = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/** Whom the repository knows: in a public one anybody may approve. */
export const TRUSTED: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** What an opinion has to be about, and whose does not count. */
export interface ApprovedPlans extends ShownPlans {
  readonly author: string;
}

/** The people whose latest opinion approves what is shown of a pull request, in the order of their names. */
export function approvers(reviews: readonly OpinionOnPull[], shown: ApprovedPlans): string[] {
  const latest = new Map<string, OpinionOnPull>();
  for (const review of [...reviews].sort(bySubmission)) {
    if (review.user !== null && OPINIONS.has(review.state)) latest.set(review.user.login, review);
  }
  return [...latest]
    .filter(([, { state, commit_id: commit }]) => state === 'APPROVED' && commit === shown.head)
    .filter(([, { submitted_at: at }]) => Date.parse(at ?? '') >= wholeSeconds(shown.since))
    .filter(([, { user, author_association: association }]) => user?.type !== 'Bot' && TRUSTED.has(association))
    .map(([login]) => login)
    .filter((login) => login !== shown.author)
    .sort();
}

/** GitHub lists reviews in this order already; of two in the same second the later one in its list is the later. */
function bySubmission(one: OpinionOnPull, other: OpinionOnPull): number {
  return Date.parse(one.submitted_at ?? '') - Date.parse(other.submitted_at ?? '') || 0;
}

/** A time as GitHub tells it, in whole seconds: milliseconds since 1970. */
export function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}
