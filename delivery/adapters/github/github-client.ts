import { Octokit } from '@octokit/rest';

import { DeliveryError } from '../../model/delivery-error';

/** One repository on GitHub, or on the local cloud's GitHub. */
export interface GitHubOptions {
  readonly owner: string;
  readonly repository: string;
  readonly token: string;
  /** The address of the REST API; github.com's where it is left out. */
  readonly baseUrl?: string;
}

/** Octokit bound to one repository. */
export interface GitHubClient {
  readonly octokit: Octokit;
  readonly repo: { readonly owner: string; readonly repo: string };
}

/** A client whose failures are {@link DeliveryError}s that name the request. */
export function githubClient({ owner, repository, token, baseUrl }: GitHubOptions): GitHubClient {
  const octokit = new Octokit({ auth: token, userAgent: 'sluice', ...(baseUrl === undefined ? {} : { baseUrl }) });
  octokit.hook.error('request', (error, { method, url }) => {
    throw new DeliveryError('GitHubFailed', `GitHub refused ${method} ${url}: ${error.message}`, { cause: error });
  });
  return { octokit, repo: { owner, repo: repository } };
}
