import type { Octokit } from '@octokit/rest';

/** How often a request is sent again that GitHub did not answer well, and one that it put off. */
const REPEATS = { failed: 3, limited: 2 };

/** The longest that a request waits for a limit to pass: who has to wait longer had better know. */
const LONGEST_WAIT_SECONDS = 120;

/** How a client waits. */
export interface Patience {
  /** Tells a person that a request waits, and why. */
  readonly tell: (sentence: string) => void;
  /** How long a second of waiting takes, in milliseconds; 0 where nothing waits and nothing is sent again. */
  readonly secondMs: number;
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly request: object;
}

/** What the plugins keep in a request: how often it may be repeated, and how often it was. */
interface Counters {
  retries?: number;
  retryCount?: number;
}

/** The settings of Octokit's plugins `retry` and `throttling` that follow from how patient a client is. */
export function patienceOptions({ tell, secondMs }: Patience) {
  const enabled = secondMs > 0;
  const waits =
    (why: string) =>
    (seconds: number, { method, url, request }: Asked) => {
      const { retryCount = 0 }: Counters = request;
      const willWait = retryCount < REPEATS.limited && seconds <= LONGEST_WAIT_SECONDS;
      if (willWait) tell(`GitHub's ${why} is reached: ${method} ${url} waits ${seconds} s`);
      return willWait;
    };
  return {
    // A refusal stays one however often it is asked for; what a limit put off is for the other plugin.
    retry: {
      enabled,
      retries: REPEATS.failed,
      retryAfterBaseValue: secondMs,
      doNotRetry: Array.from({ length: 100 }, (_, i) => 400 + i),
    },
    throttle: {
      enabled,
      retryAfterBaseValue: secondMs,
      onRateLimit: waits('rate limit'),
      onSecondaryRateLimit: waits('secondary rate limit'),
    },
  };
}

/**
 * Makes a client patient. It goes below the plugins, so that it sees every single request: it says which may be sent
 * again, marks refusals that are limits, and tells a person what is being repeated.
 */
export function bePatient(octokit: Octokit, { tell, secondMs }: Patience): void {
  if (secondMs === 0) return;
  octokit.hook.before('request', (options) => {
    // The plugin takes a number above 0 as leave to repeat anything at all, refusals too.
    if (!mayBeRepeated(options)) Object.assign(options.request, { retries: 0 } satisfies Counters);
  });
  octokit.hook.error('request', (error, { method, url, request }: Asked) => {
    const { retryCount = 0, retries = REPEATS.failed }: Counters = request;
    const status = 'status' in error && typeof error.status === 'number' ? error.status : 0;
    if (isPutOff(error, status)) error.message = `${error.message} (secondary rate limit)`;
    if (status >= 500 && retryCount < retries) {
      tell(`GitHub did not answer ${method} ${url} (${status}: ${error.message}); asking again`);
    }
    throw error;
  });
}

/** What was done once and is done again is done twice, unless the request says what there shall be afterwards. */
function mayBeRepeated({ method, url }: Pick<Asked, 'method' | 'url'>): boolean {
  if (method === 'PUT') return !url.endsWith('/merge');
  return method === 'GET' || method === 'HEAD' || method === 'PATCH';
}

/** A refusal that says when to come back is a limit (GitHub documentation, "Rate limits for the REST API"). */
function isPutOff(error: Error, status: number): boolean {
  if ((status !== 403 && status !== 429) || /secondary rate/i.test(error.message)) return false;
  const { response } = error as { response?: { headers?: Record<string, unknown> } };
  return response?.headers?.['retry-after'] !== undefined;
}
