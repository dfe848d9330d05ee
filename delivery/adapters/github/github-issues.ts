import { DeliveryError } from '../../model/delivery-error';
import type { Issues, IssueText, KeptIssue, ShownDigest } from '../../ports/issues';
import type { GitHubClient } from './github-client';
import { issueApprovers } from './issue-approvers';

/** Issues on GitHub. */
export class GitHubIssues implements Issues {
  constructor(private readonly client: GitHubClient) {}

  async list(label: string): Promise<KeptIssue[]> {
    const { octokit, repo, login } = this.client;
    const about = { ...repo, labels: label, creator: login, state: 'open' as const, per_page: 100 };
    const found = await octokit.paginate(octokit.rest.issues.listForRepo, {
      ...about,
      sort: 'created',
      direction: 'asc',
    });
    // GitHub lists pull requests among issues.
    const own = found.filter((issue) => issue.pull_request === undefined && issue.user?.login === login);
    return own.map(keptIssue).sort((a, b) => a.number - b.number);
  }

  async open({ title, body, label }: IssueText & { label: string }): Promise<KeptIssue> {
    const { octokit, repo, login } = this.client;
    const { data } = await octokit.rest.issues.create({ ...repo, title, body, labels: [label] });
    const writer = data.user?.login ?? 'nobody';
    if (writer !== login) throw lost(data.number, `it was written by ${writer}, where ${login} was expected`, writer);
    // GitHub leaves labels out, without a word, where the token may not set them.
    const labels = data.labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')));
    if (labels.includes(label)) return keptIssue(data);
    const next = 'give the token permission to write issues, and close the issue';
    throw new DeliveryError('GitHubFailed', `issue #${data.number} did not get the label "${label}": ${next}`);
  }

  async update(number: number, { title, body }: IssueText): Promise<void> {
    const { octokit, repo } = this.client;
    await octokit.rest.issues.update({ ...repo, issue_number: number, title, body });
  }

  async close(number: number, { body, reason }: { body: string; reason: 'completed' | 'duplicate' }): Promise<void> {
    const { octokit, repo } = this.client;
    const closed = { state: 'closed', state_reason: reason } as const;
    await octokit.rest.issues.update({ ...repo, issue_number: number, body, ...closed });
  }

  async approvals(number: number, shown: ShownDigest): Promise<string[]> {
    const { octokit, repo } = this.client;
    const all = { ...repo, issue_number: number, per_page: 100 };
    return issueApprovers(await octokit.paginate(octokit.rest.issues.listComments, all), shown);
  }
}

/** Without this, every run would open one issue more. */
function lost(number: number, why: string, writer: string): DeliveryError {
  const next = `set SLUICE_GITHUB_LOGIN to ${writer}, and close the issue`;
  return new DeliveryError('GitHubFailed', `issue #${number} would not be found again, for ${why}; ${next}`);
}

function keptIssue(issue: { number: number; title: string; body?: string | null; html_url: string }): KeptIssue {
  const { number, title, body, html_url: url } = issue;
  return { number, title, body: body ?? '', url };
}
