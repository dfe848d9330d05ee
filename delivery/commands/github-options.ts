import type { GitHubOptions } from '../adapters/github/github-client';
import { DeliveryError } from '../model/delivery-error';
import type { Variables } from './terraform-variables';

/** Whether the variables lead to a repository on GitHub. */
export function hasGitHub({ GITHUB_REPOSITORY: name = '', GITHUB_TOKEN: token = '' }: Variables): boolean {
  return name !== '' && token !== '';
}

/**
 * The repository on GitHub that the variables lead to.
 * @throws DeliveryError `Usage` where they lead to none.
 */
export function githubOptions(variables: Variables): GitHubOptions {
  const { GITHUB_REPOSITORY: name, GITHUB_TOKEN: token, GITHUB_API_URL: baseUrl } = variables;
  const login = variables['SLUICE_GITHUB_LOGIN'] ?? 'github-actions[bot]';
  const [owner, repository] = (name ?? '').split('/');
  if (owner === undefined || owner === '' || repository === undefined || token === undefined) {
    throw new DeliveryError(
      'Usage',
      'set GITHUB_REPOSITORY to OWNER/NAME and GITHUB_TOKEN to a token that may read and write its deployments',
    );
  }
  return { owner, repository, token, login, ...(baseUrl === undefined ? {} : { baseUrl }) };
}
