import type { OverrideRecord } from '../../delivery/model/override';
import type { PublishedReview, Reviews, ShownPlans } from '../../delivery/ports/reviews';

interface Pull {
  readonly author: string;
  head: string;
  merge: string | null;
  readonly opinions: Map<string, { readonly approves: boolean; readonly head: string; readonly at: Date }>;
}

/** Reviews that live as long as a test, which says which pull requests there are. */
export class InMemoryReviews implements Reviews {
  /** Every override, with the pull request that shows it. */
  readonly overrides: { readonly override: OverrideRecord; readonly pullRequest: number | null }[] = [];
  private readonly published: PublishedReview[] = [];
  private readonly pulls = new Map<number, Pull>();

  /** There is a pull request, or it has a new head. */
  pull(number: number, head: string, author = 'sluice[bot]'): this {
    const known = this.pulls.get(number);
    if (known === undefined) this.pulls.set(number, { author, head, merge: null, opinions: new Map() });
    else known.head = head;
    return this;
  }

  /** Somebody says what they think of a pull request as it stands, or takes it back. */
  says(number: number, person: string, opinion: 'approve' | 'request changes' | 'dismissed'): this {
    const { opinions, head } = this.pulls.get(number)!;
    opinions.set(person, { approves: opinion === 'approve', head, at: new Date() });
    return this;
  }

  /** A pull request became a commit of its base branch. */
  merged(number: number, merge: string): this {
    this.pulls.get(number)!.merge = merge;
    return this;
  }

  publish(review: PublishedReview): Promise<void> {
    this.published.push(review);
    return Promise.resolve();
  }

  find(commit: string): Promise<PublishedReview[]> {
    const pulls = [...this.pulls.values()].filter(({ head, merge }) => head === commit || merge === commit);
    const commits = new Set([commit, ...pulls.map(({ head }) => head)]);
    return Promise.resolve(this.published.filter((one) => commits.has(one.commit)));
  }

  approvals(pullRequest: number, { head, since }: ShownPlans): Promise<string[]> {
    const pull = this.pulls.get(pullRequest);
    if (pull === undefined) return Promise.reject(new Error(`no pull request ${pullRequest}`));
    const people = [...pull.opinions].filter(
      ([, opinion]) => opinion.approves && opinion.head === head && opinion.at >= since,
    );
    const others = people.map(([person]) => person).filter((person) => person !== pull.author);
    return Promise.resolve(others.sort());
  }

  recordOverride(override: OverrideRecord, pullRequest: number | null): Promise<void> {
    this.overrides.push({ override, pullRequest });
    return Promise.resolve();
  }
}
