/** A request that failed for good, and where it went. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
  readonly owner: string;
  readonly repository: string;
  readonly baseUrl: string | undefined;
}

/** What to do about a failed request. An error with a `response` is GitHub's answer; any other never came that far. */
export function failureSentence(error: Error, { method, url, owner, repository, baseUrl }: FailedRequest): string {
  const asked = `${method} ${url.replace('{owner}', owner).replace('{repo}', repository)}`;
  const response = (error as { response?: Response }).response;
  if (response !== undefined) return `GitHub refused ${asked}: ${error.message}${next(error, response)}`;
  const where = baseUrl ?? 'https://api.github.com';
  const local = baseUrl?.startsWith('http://127.0.0.1') === true ? '; start the local cloud: npx sluice local up' : '';
  return `${where} cannot be reached for ${asked} (${error.message})${local}`;
}

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

function next(error: Error, { status, headers }: Response): string {
  if (status === 401) return '; set GITHUB_TOKEN to a token that is valid now';
  if (!/rate limit/i.test(error.message)) return '';
  const reset = Number(headers['x-ratelimit-reset']);
  const until = Number.isFinite(reset) && reset > 0 ? ` until ${new Date(reset * 1000).toISOString()}` : '';
  return `; wait${until === '' ? ' some minutes' : until}, and run this again`;
}
