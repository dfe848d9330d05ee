import type { PullRequest, PullRequests } from '../../ports/pull-requests';
import type { GitHubClient } from './github-client';

/** Starts the one comment that Sluice keeps on a pull request. */
const MARKER = '<!-- sluice:plan -->';

/** Pull requests on GitHub. */
export class GitHubPullRequests implements PullRequests {
  constructor(private readonly client: GitHubClient) {}

  async open(change: { branch: string; base: string; title: string; body: string }): Promise<PullRequest> {
    const { branch: head, base, title, body } = change;
    const { data } = await this.client.octokit.rest.pulls.create({ ...this.client.repo, head, base, title, body });
    return pullRequest(data);
  }

  async get(number: number): Promise<PullRequest> {
    const { data } = await this.client.octokit.rest.pulls.get({ ...this.client.repo, pull_number: number });
    return pullRequest(data);
  }

  async comment(number: number, markdown: string): Promise<string> {
    const { octokit, repo } = this.client;
    const body = `${MARKER}\n${markdown}`;
    const existing = await this.ownComment(number);
    if (existing === undefined) {
      const { data } = await octokit.rest.issues.createComment({ ...repo, issue_number: number, body });
      return data.html_url;
    }
    const { data } = await octokit.rest.issues.updateComment({ ...repo, comment_id: existing, body });
    return data.html_url;
  }

  async merge(number: number, head: string): Promise<string> {
    const { data } = await this.client.octokit.rest.pulls.merge({
      ...this.client.repo,
      pull_number: number,
      sha: head,
    });
    return data.sha;
  }

  /** Found by author and marker: anyone may write the marker into a comment of their own. */
  private async ownComment(number: number): Promise<number | undefined> {
    const { octokit, repo, login } = this.client;
    const all = { ...repo, issue_number: number, per_page: 100 };
    const comments = await octokit.paginate(octokit.rest.issues.listComments, all);
    return comments.find(({ user, body }) => user?.login === login && body?.startsWith(MARKER))?.id;
  }
}

function pullRequest(data: {
  number: number;
  title: string;
  html_url: string;
  head: { sha: string };
  base: { ref: string };
}): PullRequest {
  return { number: data.number, title: data.title, url: data.html_url, head: data.head.sha, base: data.base.ref };
}
