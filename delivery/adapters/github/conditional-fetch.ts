type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Kept {
  readonly tag: string;
  readonly text: string;
  readonly headers: Headers;
}

/** So many answers are kept; the one that was kept longest goes first. */
const MOST = 500;

const NOT_MODIFIED = 304;

/**
 * A fetch that keeps what it read, and asks whether that still holds: GitHub answers that in no time, and counts it
 * against no limit (GitHub documentation, "Best practices for using the REST API"). For whoever reads the same again and
 * again with one token.
 */
export function conditionalFetch(fetch: Fetch): Fetch {
  const known = new Map<string, Kept>();
  return async (url, init) => {
    if (init.method !== undefined && init.method !== 'GET') return fetch(url, init);
    const headers = new Headers(init.headers);
    const key = `${headers.get('accept') ?? ''} ${url}`;
    const kept = known.get(key);
    if (kept !== undefined) headers.set('if-none-match', kept.tag);
    const response = await fetch(url, { ...init, headers });
    if (response.status === NOT_MODIFIED && kept !== undefined) return answerOf(url, kept);
    const tag = response.headers.get('etag');
    if (response.status !== 200 || tag === null) return response;
    const text = await response.text();
    known.delete(key);
    known.set(key, { tag, text, headers: response.headers });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return answerOf(url, { text, headers: response.headers });
  };
}

/** Octokit reads from the address of an answer where the next page begins. */
function answerOf(url: string, { text, headers }: Pick<Kept, 'text' | 'headers'>): Response {
  return Object.defineProperty(new Response(text, { headers }), 'url', { value: url });
}
