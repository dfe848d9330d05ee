/** A proposed change. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  /** The commit its branch stands at. */
  readonly head: string;
  /** Whether it is neither merged nor closed. */
  readonly isOpen: boolean;
  /** The branch it would be merged into. */
  readonly base: string;
  readonly labels: readonly string[];
  /** Whether its branch lies in another repository, whose people may be anyone. */
  readonly isFromFork: boolean;
  /** Where a person reads it. */
  readonly url: string;
}

/** Pull requests, and the one comment that Sluice keeps on each. */
export interface PullRequests {
  open(change: { branch: string; base: string; title: string; body: string }): Promise<PullRequest>;
  get(number: number): Promise<PullRequest>;
  /** All that are neither merged nor closed, the newest first. */
  listOpen(): Promise<PullRequest[]>;
  /** Puts the plan comment on a pull request, or replaces the one that is there. Returns its address. */
  comment(number: number, markdown: string): Promise<string>;
  /** The plan comment that is on a pull request now. */
  commentOn(number: number): Promise<string | undefined>;
  /** Merges it if its branch still stands at `head`. Returns the commit on the base branch. */
  merge(number: number, head: string): Promise<string>;
}
