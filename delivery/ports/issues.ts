/** An issue that Sluice keeps, as it is now. */
export interface KeptIssue {
  readonly number: number;
  readonly title: string;
  /** Its text; anybody with write access may have edited it. */
  readonly body: string;
  /** Where a person reads it. */
  readonly url: string;
}

/** What an issue says. */
export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** What people approve on an issue. */
export interface ShownDigest {
  /** Hexadecimal; people name at least its first twelve digits. */
  readonly digest: string;
  /** Since when the issue shows it. */
  readonly since: Date;
}

/** Issues that Sluice opens, keeps up to date and closes. */
export interface Issues {
  /** The open issues under a label that Sluice opened itself, the oldest first: anybody may open others under it. */
  list(label: string): Promise<KeptIssue[]>;
  open(issue: IssueText & { readonly label: string }): Promise<KeptIssue>;
  update(number: number, text: IssueText): Promise<void>;
  /** Closes it with a last text: in one request, so that nobody sees the one without the other. */
  close(number: number, last: { readonly body: string; readonly reason: 'completed' | 'duplicate' }): Promise<void>;
  /**
   * Who approves what an issue shows, by a comment that is `/approve DIGITS` and nothing else: each person once, whom the
   * repository knows. A comment that was edited, is older than what is shown, or was written by a bot does not count.
   */
  approvals(number: number, shown: ShownDigest): Promise<string[]>;
}
