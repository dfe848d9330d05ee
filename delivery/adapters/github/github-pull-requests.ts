import { DeliveryError } from '../../model/delivery-error';
import type { PullRequest, PullRequests } from '../../ports/pull-requests';
import type { GitHubClient } from './github-client';

/** Starts the one comment that Sluice keeps on a pull request. */
const MARKER = '<!-- sluice:plan -->';

/** How that comment starts whichever version of Sluice wrote it: a later marker may say more. */
const ANY_MARKER = /^\s*<!-- sluice:plan\b[^\n]*-->/;

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

  async listOpen(): Promise<PullRequest[]> {
    const { octokit, repo } = this.client;
    const open = await octokit.paginate(octokit.rest.pulls.list, { ...repo, state: 'open', per_page: 100 });
    return open.map(pullRequest);
  }

  async comment(number: number, markdown: string): Promise<string> {
    const { octokit, repo } = this.client;
    const body = `${MARKER}\n${markdown}`;
    let found = await this.ownComments(number);
    if (found.length === 0) {
      const created = await this.create(number, body);
      // Another run may have written one at the same moment; then both runs agree on the older one.
      found = inOrder([created.id, ...(await this.ownComments(number))]);
      if (found.length === 1) return created.url;
    }
    const [kept = 0, ...others] = found;
    const { data } = await octokit.rest.issues.updateComment({ ...repo, comment_id: kept, body });
    for (const other of others) await this.remove(other);
    return data.html_url;
  }

  async commentOn(number: number): Promise<string | undefined> {
    const { octokit, repo } = this.client;
    const [kept] = await this.ownComments(number);
    if (kept === undefined) return undefined;
    const { data } = await octokit.rest.issues.getComment({ ...repo, comment_id: kept });
    return (data.body ?? '').replace(/^.*\n/, '');
  }

  async merge(number: number, head: string): Promise<string> {
    const { data } = await this.client.octokit.rest.pulls.merge({
      ...this.client.repo,
      pull_number: number,
      sha: head,
    });
    return data.sha;
  }

  /** The oldest first. Found by author and marker: anyone may write the marker into a comment of their own. */
  private async ownComments(number: number): Promise<number[]> {
    const { octokit, repo, login } = this.client;
    const all = { ...repo, issue_number: number, per_page: 100 };
    const comments = await octokit.paginate(octokit.rest.issues.listComments, all);
    const own = comments.filter(({ user, body }) => user?.login === login && ANY_MARKER.test(body ?? ''));
    return inOrder(own.map(({ id }) => id));
  }

  private async create(number: number, body: string): Promise<{ id: number; url: string }> {
    const { octokit, repo, login } = this.client;
    const { data } = await octokit.rest.issues.createComment({ ...repo, issue_number: number, body });
    if (data.user?.login === login) return { id: data.id, url: data.html_url };
    throw new DeliveryError('GitHubFailed', notOurs(number, { writer: data.user?.login ?? 'nobody', login }));
  }

  /** What another run has removed already is gone all the same. */
  private async remove(comment: number): Promise<void> {
    const { octokit, repo } = this.client;
    try {
      await octokit.rest.issues.deleteComment({ ...repo, comment_id: comment });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'status' in cause && cause.status === 404;
}

/** Without this, every update would write one comment more. */
function notOurs(number: number, { writer, login }: { writer: string; login: string }): string {
  const next = `set SLUICE_GITHUB_LOGIN to ${writer}, and remove the comment`;
  return `the plan comment on #${number} was written by ${writer}, where ${login} was expected; ${next}`;
}

function inOrder(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

function pullRequest(data: {
  number: number;
  title: string;
  html_url: string;
  state: string;
  labels: readonly { name: string }[];
  head: Side;
  base: Side & { ref: string };
}): PullRequest {
  return {
    number: data.number,
    title: data.title,
    url: data.html_url,
    head: data.head.sha,
    isOpen: data.state === 'open',
    base: data.base.ref,
    labels: data.labels.map(({ name }) => name),
    // A fork that was deleted has left its commits, and no repository.
    isFromFork: data.head.repo?.full_name !== data.base.repo?.full_name,
  };
}

interface Side {
  readonly sha: string;
  readonly repo: { readonly full_name: string } | null;
}
