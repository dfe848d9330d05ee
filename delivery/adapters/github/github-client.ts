import { Octokit } from '@octokit/rest';

import { DeliveryError } from '../../model/delivery-error';

/** One repository on GitHub, or on the local cloud's GitHub. */
export interface GitHubOptions {
  readonly owner: string;
  readonly repository: string;
  readonly token: string;
  /** Whom the token acts as, such as `github-actions[bot]`: a token of an app cannot ask. */
  readonly login: string;
  /** The address of the REST API; github.com's where it is left out. */
  readonly baseUrl?: string;
}

/** Octokit bound to one repository. */
export interface GitHubClient {
  readonly octokit: Octokit;
  readonly repo: { readonly owner: string; readonly repo: string };
  /** The author of what this client writes. */
  readonly login: string;
}

/** Octokit logs failed requests to the console by itself; here a failure is an error that says it once. */
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  // Nobody reads it.
}

/** How long one request may take, in milliseconds. */
const PATIENCE_MS = 30_000;

/** A client whose failures are {@link DeliveryError}s that name the request. */
export function githubClient({ owner, repository, token, login, baseUrl }: GitHubOptions): GitHubClient {
  const octokit = new Octokit({
    auth: token,
    userAgent: 'sluice',
    log: QUIET,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  octokit.hook.before('request', (options) => {
    options.request.signal = AbortSignal.timeout(PATIENCE_MS);
  });
  octokit.hook.error('request', (error, { method, url }) => {
    throw new DeliveryError('GitHubFailed', sentence(error, { method, url, owner, repository, baseUrl }), {
      cause: error,
    });
  });
  return { octokit, login, repo: { owner, repo: repository } };
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly owner: string;
  readonly repository: string;
  readonly baseUrl: string | undefined;
}

/** An error with a `response` is GitHub's answer; any other never came that far. */
function sentence(error: Error, { method, url, owner, repository, baseUrl }: Request): string {
  const asked = `${method} ${url.replace('{owner}', owner).replace('{repo}', repository)}`;
  if ('response' in error && error.response !== undefined) return `GitHub refused ${asked}: ${error.message}`;
  const where = baseUrl ?? 'https://api.github.com';
  const local = baseUrl?.startsWith('http://127.0.0.1') === true ? '; start the local cloud: npx sluice local up' : '';
  return `${where} cannot be reached for ${asked} (${error.message})${local}`;
}
