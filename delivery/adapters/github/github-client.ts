import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';

import { DeliveryError } from '../../model/delivery-error';
import { conditionalFetch } from './conditional-fetch';
import { failureSentence } from './failure-sentence';
import { bePatient, patienceOptions } from './patience';

/** One repository on GitHub, or on the local cloud's GitHub. */
export interface GitHubOptions {
  readonly owner: string;
  readonly repository: string;
  readonly token: string;
  /** Whom the token acts as, such as `github-actions[bot]`: a token of an app cannot ask. */
  readonly login: string;
  /** The address of the REST API; github.com's where it is left out. */
  readonly baseUrl?: string;
  /** Tells a person that a request waits, and why; nobody is told where it is left out. */
  readonly tell?: (sentence: string) => void;
  /** Whether the same is read again and again: what did not change is then not sent again. */
  readonly rereads?: boolean;
  /** How long a second of waiting takes, in milliseconds. Left out, a second, and nothing on this machine waits. */
  readonly secondMs?: number;
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

/** How long GitHub may take to answer one request, in milliseconds. */
const ANSWER_MS = 30_000;

const LOOPBACK = 'http://127.0.0.1';

/**
 * A client whose failures are {@link DeliveryError}s that name the request. It reads again what GitHub failed to answer,
 * waits for its limits, for a time that a person would, and tells that it does.
 */
export function githubClient(options: GitHubOptions): GitHubClient {
  const { owner, repository, token, login, baseUrl, tell = nothing } = options;
  const patience = { tell, secondMs: options.secondMs ?? (baseUrl?.startsWith(LOOPBACK) === true ? 0 : 1_000) };
  // Plugins wrap what was there before them, so a limit is waited for around the repeats of what failed.
  const PatientOctokit = Octokit.plugin(
    (inner) => {
      bePatient(inner as Octokit, patience);
    },
    retry,
    throttling,
  );
  const octokit = new PatientOctokit({
    auth: token,
    userAgent: 'sluice',
    log: QUIET,
    request: { fetch: options.rereads === true ? conditionalFetch(fetchWithin) : fetchWithin },
    ...patienceOptions(patience),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  octokit.hook.error('request', (error, { method, url }) => {
    const sentence = failureSentence(error, { method, url, owner, repository, baseUrl });
    throw new DeliveryError('GitHubFailed', sentence, { cause: error });
  });
  return { octokit, login, repo: { owner, repo: repository } };
}

/** Each request has its own time: what came before it does not count. */
function fetchWithin(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
}
