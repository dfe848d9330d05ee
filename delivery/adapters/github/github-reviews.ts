import { DeliveryError } from '../../model/delivery-error';
import type { OverrideRecord } from '../../model/override';
import type { PublishedReview, Reviews, ShownPlans } from '../../ports/reviews';
import { approvers } from './approvers';
import { partsOf, textsFrom } from './check-run-text';
import type { GitHubClient } from './github-client';
import { overrideComment } from './override-comment';

const REVIEW = 'Sluice review';
const OVERRIDE = 'Sluice override';

const SUMMARY = [
  'What reviewers were shown of the plans of this commit, as digests: no value of any resource is in here.',
  'An apply compares the plan it makes with this, and stops where they differ.',
].join('\n');

/**
 * Reviews on GitHub: a record is the text of check runs on its commit, which anyone with access may read and, but for
 * its signature, anyone with `checks: write` could write.
 */
export class GitHubReviews implements Reviews {
  constructor(private readonly client: GitHubClient) {}

  async publish({ commit, text }: PublishedReview): Promise<void> {
    const parts = partsOf(text);
    for (const [at, part] of parts.entries()) {
      const title = parts.length === 1 ? 'Reviewed plans' : `Reviewed plans, part ${at + 1} of ${parts.length}`;
      await this.check(commit, { name: REVIEW, conclusion: 'success', title, summary: SUMMARY, text: part });
    }
  }

  async find(commit: string): Promise<PublishedReview[]> {
    const own = await this.on(commit).catch((error: unknown) => {
      if (isUnknownCommit(error)) return undefined;
      throw error;
    });
    if (own === undefined) return [];
    const { octokit, repo } = this.client;
    const about = { ...repo, commit_sha: commit, per_page: 100 };
    const pulls = await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, about);
    const heads = new Set(pulls.map(({ head }) => head.sha).filter((head) => head !== commit));
    return [own, ...(await Promise.all([...heads].map((head) => this.on(head))))].flat();
  }

  async approvals(pullRequest: number, shown: ShownPlans): Promise<string[]> {
    const { octokit, repo } = this.client;
    const pull = { ...repo, pull_number: pullRequest };
    const [{ data }, reviews] = await Promise.all([
      octokit.rest.pulls.get(pull),
      octokit.paginate(octokit.rest.pulls.listReviews, { ...pull, per_page: 100 }),
    ]);
    return approvers(reviews, { author: data.user.login, ...shown });
  }

  async recordOverride(override: OverrideRecord, pullRequest: number | null): Promise<void> {
    const { octokit, repo } = this.client;
    const body = overrideComment(override);
    const title = `${override.by} overrules the gate of ${override.stack}`;
    await this.check(override.commit, { name: OVERRIDE, conclusion: 'neutral', title, summary: body });
    if (pullRequest !== null) await octokit.rest.issues.createComment({ ...repo, issue_number: pullRequest, body });
  }

  private async on(commit: string): Promise<PublishedReview[]> {
    const { octokit, repo } = this.client;
    const about = { ...repo, ref: commit, check_name: REVIEW, filter: 'all' as const, per_page: 100 };
    const runs = await octokit.paginate(octokit.rest.checks.listForRef, about);
    return textsFrom(runs.map(({ output }) => output.text ?? '')).map((text) => ({ commit, text }));
  }

  private async check(commit: string, { name, conclusion, ...output }: Check): Promise<void> {
    const { octokit, repo } = this.client;
    try {
      await octokit.rest.checks.create({ ...repo, name, head_sha: commit, conclusion, output });
    } catch (error) {
      throw isForbidden(error) ? mayNotWrite(name, error) : error;
    }
  }
}

interface Check {
  readonly name: string;
  readonly conclusion: 'success' | 'neutral';
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
}

/** GitHub answers a missing permission with 403, and so it does a limit that was reached. */
function isForbidden(error: unknown): boolean {
  return statusOf(error) === 403 && !/rate limit/i.test(String(error));
}

/** A commit that was never pushed has no reviews. */
function isUnknownCommit(error: unknown): boolean {
  return statusOf(error) === 422 && /no commit found/i.test(String(error));
}

function statusOf(error: unknown): unknown {
  const cause = error instanceof DeliveryError ? error.cause : error;
  return cause instanceof Error && 'status' in cause ? cause.status : undefined;
}

function mayNotWrite(name: string, cause: unknown): DeliveryError {
  const next = 'give the job the permission `checks: write`; only tokens of an app have it, such as GITHUB_TOKEN';
  return new DeliveryError('GitHubFailed', `the token may not write the check run "${name}": ${next}`, { cause });
}
