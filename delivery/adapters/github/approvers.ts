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
const TRUSTED = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** The people whose latest opinion approves a pull request as it stands at `head`, in the order of their names. */
export function approvers(reviews: readonly OpinionOnPull[], pull: { author: string; head: string }): string[] {
  const latest = new Map<string, OpinionOnPull>();
  for (const review of [...reviews].sort(bySubmission)) {
    if (review.user !== null && OPINIONS.has(review.state)) latest.set(review.user.login, review);
  }
  return [...latest]
    .filter(([, { state, commit_id: commit }]) => state === 'APPROVED' && commit === pull.head)
    .filter(([, { user, author_association: association }]) => user?.type !== 'Bot' && TRUSTED.has(association))
    .map(([login]) => login)
    .filter((login) => login !== pull.author)
    .sort();
}

/** GitHub lists reviews in this order already; of two in the same second the later one in its list is the later. */
function bySubmission(one: OpinionOnPull, other: OpinionOnPull): number {
  return Date.parse(one.submitted_at ?? '') - Date.parse(other.submitted_at ?? '') || 0;
}
