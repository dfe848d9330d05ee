import { ApiError, unknownHere } from './api-error';
import type { Format } from './call';
import type { Identity } from './identity';
import type { Grant } from './grant';
import type { JobTokens } from './job-tokens';
import { BOT } from './identity';
import { holderOf, type Tokens } from './tokens';

/** The one version of the API that is served (https://docs.github.com/rest/about-the-rest-api/api-versions). */
export const API_VERSION = '2022-11-28';

/** Who asks, and what of it is granted: everything to people and the bot, to a job what its permissions say. */
export interface Asking {
  readonly actor: Identity;
  readonly grant: Grant | null;
}

/**
 * Whom the `Authorization` header speaks for. A job acts as the bot.
 * @throws ApiError 401.
 */
export function askingBy(header: string | undefined, tokens: Tokens, jobs: JobTokens): Asking {
  if (header === undefined) throw new ApiError(401, 'Requires authentication');
  const token = tokenIn(header);
  const grant = jobs.grantOf(token);
  if (grant !== undefined) return { actor: BOT, grant };
  const holder = holderOf(token, tokens);
  if (holder === undefined) throw new ApiError(401, 'Bad credentials');
  return { actor: holder, grant: null };
}

/** The token of an `Authorization` header; empty where it holds none. */
export function tokenIn(header: string): string {
  return /^(?:token|bearer)\s+(\S+)$/i.exec(header)?.[1] ?? '';
}

/**
 * Sees that the version asked for is the one served.
 * @throws ApiError 400.
 */
export function requireVersion(asked: string | undefined): void {
  if (asked === undefined || asked === API_VERSION) return;
  throw new ApiError(400, `${asked} is not a supported API version here; the local GitHub serves ${API_VERSION}.`);
}

/**
 * The media type of `application/vnd.github.<format>`.
 * @throws ApiError 501 for one that the route does not know.
 */
export function formatOf(accept: string | undefined, known: readonly Format[]): Format {
  const [, asked = 'json'] = /application\/vnd\.github\.(?:v3\.)?([a-z]+)/.exec(accept ?? '') ?? [];
  const format = (['json', ...known] as const).find((one) => one === asked);
  // `v3` alone, as in `application/vnd.github.v3+json`, is read as a name by the pattern.
  if (format === undefined && asked !== 'v') throw unknownHere(`the media type ${accept ?? ''} here`);
  return format ?? 'json';
}

/**
 * The body as JSON; an empty one is an empty object.
 * @throws ApiError 400.
 */
export function jsonOf(text: string): unknown {
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
  if (typeof body === 'object' && body !== null) return body;
  throw new ApiError(400, 'Body should be a JSON object');
}
