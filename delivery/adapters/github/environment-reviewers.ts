import type { GitHubClient } from './github-client';
import { unlessUnseen } from './unless-unseen';

/**
 * Who may let a job of a GitHub environment begin; nobody where none has to, `null` where the token may not ask, or there
 * is no such environment.
 */
export async function reviewersOf(environment: string, { octokit, repo }: GitHubClient): Promise<string[] | null> {
  const about = { ...repo, environment_name: environment };
  const found = await octokit.rest.repos.getEnvironment(about).catch(unlessUnseen);
  if (found === undefined) return null;
  const rules = found.data.protection_rules ?? [];
  return rules.flatMap((rule) => {
    const reviewers = 'reviewers' in rule ? (rule.reviewers ?? []) : [];
    return reviewers.map(({ reviewer }) => nameOf(reviewer));
  });
}

function nameOf(reviewer: object | undefined): string {
  if (reviewer === undefined) return 'somebody';
  if ('login' in reviewer && typeof reviewer.login === 'string') return reviewer.login;
  return 'name' in reviewer && typeof reviewer.name === 'string' ? reviewer.name : 'somebody';
}
