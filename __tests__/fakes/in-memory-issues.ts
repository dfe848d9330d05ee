import { type CommentOnIssue, issueApprovers } from '../../delivery/adapters/github/issue-approvers';
import type { Issues, IssueText, KeptIssue, ShownDigest } from '../../delivery/ports/issues';

interface StoredIssue extends KeptIssue {
  readonly label: string;
  readonly closed: 'completed' | 'duplicate' | null;
}

/** Issues that live as long as a test. */
export class InMemoryIssues implements Issues {
  /** What was written, in order: `open 1`, `update 1`, `close 1`. */
  readonly writes: string[] = [];
  private readonly all: StoredIssue[] = [];
  private readonly comments = new Map<number, CommentOnIssue[]>();

  constructor(private readonly now: () => Date = () => new Date()) {}

  list(label: string): Promise<KeptIssue[]> {
    const open = this.all.filter((issue) => issue.closed === null && issue.label === label);
    return Promise.resolve(open.map(({ number, title, body, url }) => ({ number, title, body, url })));
  }

  open({ title, body, label }: IssueText & { label: string }): Promise<KeptIssue> {
    const number = this.all.length + 1;
    const issue = { number, title, body, url: `https://example.test/issues/${number}` };
    this.all.push({ ...issue, label, closed: null });
    this.writes.push(`open ${number}`);
    return Promise.resolve(issue);
  }

  update(number: number, text: IssueText): Promise<void> {
    return this.write(number, 'update', text);
  }

  close(number: number, { body, reason }: { body: string; reason: 'completed' | 'duplicate' }): Promise<void> {
    return this.write(number, 'close', { body, closed: reason });
  }

  approvals(number: number, shown: ShownDigest): Promise<string[]> {
    return Promise.resolve(issueApprovers(this.comments.get(number) ?? [], shown));
  }

  /** An issue as it is, open or closed. */
  issue(number: number): StoredIssue {
    const issue = this.all[number - 1];
    if (issue === undefined) throw new Error(`no issue ${number}`);
    return issue;
  }

  /** Somebody with write access edits the text of an issue. */
  edited(number: number, body: string): void {
    this.all[number - 1] = { ...this.issue(number), body };
  }

  /** Somebody comments on an issue: a member of the organization, unless a test says otherwise. */
  says(number: number, { login, ...parts }: { readonly login: string } & Partial<CommentOnIssue>): void {
    const at = this.now().toISOString();
    const usual = { user: { login, type: 'User' }, author_association: 'MEMBER', created_at: at, updated_at: at };
    this.comments.set(number, [...(this.comments.get(number) ?? []), { ...usual, ...parts }]);
  }

  private write(number: number, verb: string, parts: Partial<StoredIssue>): Promise<void> {
    this.all[number - 1] = { ...this.issue(number), ...parts };
    this.writes.push(`${verb} ${number}`);
    return Promise.resolve();
  }
}
