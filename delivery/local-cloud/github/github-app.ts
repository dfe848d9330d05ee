import { type Context, Hono } from 'hono';
import { createHash, randomUUID } from 'node:crypto';

import { addIdentityRoutes } from './actions/identity-routes';
import { runnerRoutes } from './actions/runner-routes';
import { ApiError, notFound, unknownHere } from './api/api-error';
import type { Answer, Call } from './api/call';
import { RUNNER } from './api/identity';
import { JobTokens } from './api/job-tokens';
import { requireGranted } from './api/needed-permissions';
import { Queue } from './api/queue';
import { RateLimit } from './api/rate-limit';
import { API_VERSION, type Asking, askingBy, formatOf, jsonOf, requireVersion } from './api/request';
import type { Route } from './api/route';
import type { Tokens } from './api/tokens';
import { Urls } from './api/urls';
import type { Clock } from './clock';
import { addGitRoutes } from './git/smart-http';
import { RefMovedError } from './git/refs';
import { fullName, type Repository } from './repository';
import { routes } from './routes';

const DOCUMENTATION = 'https://docs.github.com/rest';

interface AppProps {
  readonly repository: Repository;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/**
 * The HTTP side of the local GitHub. Requests are answered one at a time, so that none sees another half done, and what
 * a request changes is durable before its answer leaves.
 */
export function gitHubApp({ repository, tokens, clock }: AppProps): Hono {
  const app = new Hono({ strict: false });
  const limit = new RateLimit(clock);
  const queue = new Queue();
  const jobTokens = new JobTokens();
  const respond = (c: Context, route: Route | undefined) =>
    queue.run(async () => {
      const headers: Record<string, string> = { 'X-GitHub-Request-Id': randomUUID() };
      try {
        requireVersion(c.req.header('x-github-api-version'));
        const asking = askingBy(c.req.header('authorization'), tokens, jobTokens);
        Object.assign(headers, limit.headers(asking.actor));
        if (route === undefined) throw unknownHere(`${c.req.method} ${new URL(c.req.url).pathname}`);
        requireOpen(route, asking);
        const call = await callOf(c, { route, repository, jobTokens, ...asking });
        const answered = response(await settled(call, route), headers);
        if (!isKnown(c, answered)) return answered;
        const unchanged = { ETag: answered.headers.get('etag') ?? '', ...limit.giveBack(asking.actor) };
        return new Response(null, { status: 304, headers: unchanged });
      } catch (error) {
        return response(refusal(error, route), headers);
      }
    });
  addGitRoutes(app, { repository, tokens, jobTokens });
  addIdentityRoutes(app, { repository, jobTokens, clock });
  for (const route of [...routes, ...runnerRoutes]) {
    app.on(route.method, honoPath(route.path), (c) => respond(c, route));
  }
  app.notFound((c) => respond(c, undefined));
  return app;
}

/** Hono's notation for an RFC 6570 template. */
function honoPath(template: string): string {
  return template.replaceAll(/\{\+(\w+)\}/g, ':$1{.+}').replaceAll(/\{(\w+)\}/g, ':$1');
}

interface Matched extends Asking {
  readonly route: Route;
  readonly repository: Repository;
  readonly jobTokens: JobTokens;
}

/** Who runs workflows has endpoints of its own and no others; a job has those that its permissions open. */
function requireOpen(route: Route, { actor, grant }: Asking): void {
  if (route.path.startsWith('/_runner/') !== (actor === RUNNER)) throw notFound();
  if (grant !== null) requireGranted(route, grant);
}

async function callOf(c: Context, { route, repository, ...asking }: Matched): Promise<Call> {
  const parameters = c.req.param() as Record<string, string>;
  const { owner, repo } = parameters;
  const asked = owner === undefined ? undefined : `${owner}/${repo ?? ''}`;
  if (asked !== undefined && asked.toLowerCase() !== fullName(repository).toLowerCase()) throw notFound();
  const url = new URL(c.req.url);
  return {
    repository,
    ...asking,
    urls: new Urls(url.origin, fullName(repository)),
    parameters,
    url,
    body: jsonOf(await c.req.text()),
    format: formatOf(c.req.header('accept'), route.formats),
  };
}

/** The answer, once all that it says is durable; a refusal leaves nothing behind. */
async function settled(call: Call, { handle }: Route): Promise<Answer> {
  const { transaction } = call.repository.store;
  try {
    const answer = await handle(call);
    await transaction.commit();
    return answer;
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

function refusal(error: unknown, route: Route | undefined): Answer {
  const { status, message, errors } = asApiError(error);
  const documentation_url =
    status === 401 || route === undefined ? DOCUMENTATION : `${DOCUMENTATION}/${route.documentation}`;
  const body = { message, documentation_url, status: String(status) };
  return { status, body: errors === undefined ? body : { ...body, errors } };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof RefMovedError) return new ApiError(409, `Reference cannot be updated: ${error.message}`);
  return new ApiError(500, error instanceof Error ? error.message : String(error));
}

/** Whether the client has this very answer already. */
function isKnown(c: Context, answered: Response): boolean {
  const tag = answered.headers.get('etag');
  return c.req.method === 'GET' && tag !== null && c.req.header('if-none-match') === tag;
}

function response({ status, body, text, headers }: Answer, common: Readonly<Record<string, string>>): Response {
  const type = text?.type ?? 'application/json; charset=utf-8';
  const all = {
    ...common,
    ...headers,
    'X-GitHub-Api-Version-Selected': API_VERSION,
    'X-GitHub-Media-Type': 'github.v3; format=json',
  };
  if (status === 204) return new Response(null, { status, headers: all });
  const content = text === undefined ? JSON.stringify(body) : new Uint8Array(text.content);
  const tag = status === 200 ? { ETag: `"${createHash('sha256').update(content).digest('hex')}"` } : {};
  return new Response(content, { status, headers: { ...all, ...tag, 'Content-Type': type } });
}
