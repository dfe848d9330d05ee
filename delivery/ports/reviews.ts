import type { OverrideRecord } from '../model/override';

/** A record as it was found: nobody has looked at its signature yet. */
export interface PublishedReview {
  /** The commit it was published for. */
  readonly commit: string;
  readonly text: string;
}

/** What people approve. */
export interface ShownPlans {
  /** The commit that was planned. */
  readonly head: string;
  /** Since when just these plans of it are shown. */
  readonly since: Date;
}

/** Where records of reviews are kept, so that an apply finds them by commit, and what people said of what they saw. */
export interface Reviews {
  /** Publishes a signed record for the commit whose plans it holds. */
  publish(review: PublishedReview): Promise<void>;
  /**
   * What was published for a commit, and for the heads of the pull requests that brought it or hold it: a merge or a
   * squash makes a commit of its own. Whole ones only, in no order that anybody can rely on.
   */
  find(commit: string): Promise<PublishedReview[]>;
  /**
   * Who approves what they were shown of a pull request: each person once, never its author, and nobody whose latest
   * opinion is another one, was dismissed, was about another commit, or is older than what is shown now.
   */
  approvals(pullRequest: number, shown: ShownPlans): Promise<string[]>;
  /** Puts an override down where everybody sees it: on its commit, and on the pull request if there is one. */
  recordOverride(override: OverrideRecord, pullRequest: number | null): Promise<void>;
}
