import { ApiError } from './api-error';
import type { Grant, Scope } from './grant';
import type { Route } from './route';

/** A scope, or several of which one is enough; `none` is open to every token, `never` to no job's. */
type Needed = readonly Scope[] | 'none' | 'never';

/**
 * Which scope an endpoint asks for, by how its path begins below the repository (GitHub documentation, "Permissions
 * required for GitHub Apps"); the first that fits counts. Reading takes `read`, anything else `write`.
 */
const TABLE: readonly (readonly [RegExp, Needed])[] = [
  [/^\/(user|users\/.*)$/, 'none'],
  [/^$|^\/tags$/, 'none'],
  [/^\/branches/, ['contents']],
  [/^\/pulls\/\{pull_number\}\/merge$/, ['contents']],
  [/^\/pulls/, ['pull-requests']],
  [/^\/issues$/, ['issues']],
  [/^\/(issues|labels)/, ['issues', 'pull-requests']],
  [/^\/statuses|^\/commits\/\{ref\}\/status(es)?$/, ['statuses']],
  [/^\/check-runs|^\/commits\/\{ref\}\/check-runs$/, ['checks']],
  [/^\/commits\/\{commit_sha\}\/pulls$/, ['pull-requests']],
  [/^\/(commits|compare|contents|git|releases)/, ['contents']],
  [/^\/actions\/runs\/\{run_id\}\/pending_deployments$/, ['deployments']],
  [/^\/(actions\/variables|environments\/\{environment_name\}\/(variables|secrets))/, 'never'],
  [/^\/(actions|environments)/, ['actions']],
  [/^\/deployments/, ['deployments']],
];

/** Endpoints whose reading is another scope's than their writing. */
const EXCEPTIONS: Readonly<Record<string, Needed>> = {
  'GET /pulls/{pull_number}/merge': ['pull-requests'],
  'GET /actions/runs/{run_id}/pending_deployments': ['actions'],
  'POST /issues': ['issues'],
  'GET /issues': ['issues', 'pull-requests'],
  'POST /labels': ['issues', 'pull-requests'],
  'PUT /environments/{environment_name}': 'never',
  'DELETE /environments/{environment_name}': 'never',
};

/** What a job's token must hold for an endpoint; `undefined` for one that the table forgot. */
export function neededFor({ method, path }: Pick<Route, 'method' | 'path'>): Needed | undefined {
  const below = path.replace('/repos/{owner}/{repo}', '');
  return EXCEPTIONS[`${method} ${below}`] ?? TABLE.find(([pattern]) => pattern.test(below))?.[1];
}

/**
 * Sees that a job's token may do what it asks for.
 * @throws ApiError 403 with GitHub's sentence.
 */
export function requireGranted(route: Pick<Route, 'method' | 'path'>, { permissions }: Grant): void {
  const needed = neededFor(route) ?? 'never';
  if (needed === 'none') return;
  const mayWrite = (scope: Scope) => permissions[scope] === 'write';
  const mayRead = (scope: Scope) => permissions[scope] !== undefined;
  const isGranted = needed !== 'never' && needed.some(route.method === 'GET' ? mayRead : mayWrite);
  if (!isGranted) throw new ApiError(403, 'Resource not accessible by integration');
}
