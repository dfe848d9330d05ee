import { z } from 'zod';

import { ApiError, validationFailed } from '../api/api-error';
import { type Answer, type Call, created, ok } from '../api/call';
import { bodyOf } from '../api/input';
import { nodeId } from '../api/node-id';
import { listed, pageOf } from '../api/pages';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { userBody } from '../people/user-body';
import { repositoryBody } from '../repositories/repository-body';
import { Status } from '../store/records';
import { commitAsked } from './commit-asked';
import { latestStatuses, statusesOf } from './status-of';

/** Commit statuses, one at a time and combined. */
export const statusRoutes = [
  route('POST /repos/{owner}/{repo}/statuses/{sha}', 'commits/statuses#create-a-commit-status', create),
  route(
    'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
    'commits/statuses#list-commit-statuses-for-a-reference',
    list,
  ),
  route(
    'GET /repos/{owner}/{repo}/commits/{ref}/status',
    'commits/statuses#get-the-combined-status-for-a-specific-reference',
    combined,
  ),
];

/** GitHub keeps at most this many statuses of one commit and context. */
const MOST_STATUSES = 1000;

const Draft = z.strictObject({
  state: Status.shape.state,
  context: z.string().optional(),
  description: z.string().nullish(),
  target_url: z.string().nullish(),
});

async function create(call: Call): Promise<Answer> {
  const { store, now } = call.repository;
  const sha = await commitAsked(call, 'sha');
  const { state, context = 'default', description = null, target_url = null } = bodyOf(call, Draft);
  if ((description ?? '').length > 140) throw tooLong();
  const earlier = statusesOf(store, sha).filter((status) => status.context === context);
  if (earlier.length >= MOST_STATUSES) {
    throw new ApiError(422, 'This SHA and context has reached the maximum number of statuses.');
  }
  const id = store.nextId();
  const author = call.actor.login;
  const status = { id, sha, state, context, description, targetUrl: target_url, author, createdAt: now() };
  return created(statusBody(call, store.statuses.put(id, status)));
}

function tooLong(): ApiError {
  const message = 'description is too long (maximum is 140 characters)';
  return validationFailed({ resource: 'Status', code: 'custom', field: 'description', message });
}

async function list(call: Call): Promise<Answer> {
  const sha = await commitAsked(call);
  return listed(call, statusesOf(call.repository.store, sha).reverse(), (status) => statusBody(call, status));
}

async function combined(call: Call): Promise<Answer> {
  const sha = await commitAsked(call);
  const latest = latestStatuses(call.repository.store, sha);
  const page = pageOf(call.url, latest);
  const body: Body<'repos', 'getCombinedStatusForRef'> = {
    state: worst(latest),
    statuses: page.items.map((status) => statusBody(call, status)),
    sha,
    total_count: latest.length,
    repository: repositoryBody(call),
    commit_url: call.urls.api(`/commits/${sha}`),
    url: call.urls.api(`/commits/${sha}/status`),
  };
  return { ...ok(body), headers: page.headers };
}

/** No status at all is pending too. */
function worst(statuses: readonly Status[]): string {
  const states = statuses.map(({ state }) => state);
  if (states.some((state) => state === 'error' || state === 'failure')) return 'failure';
  return states.length > 0 && states.every((state) => state === 'success') ? 'success' : 'pending';
}

function statusBody({ urls }: Call, status: Status): Body<'repos', 'createCommitStatus'> {
  const { id, sha, state, description, targetUrl, context, author, createdAt } = status;
  return {
    url: urls.api(`/statuses/${sha}`),
    avatar_url: '',
    id,
    node_id: nodeId('SC', id),
    state,
    description,
    target_url: targetUrl,
    context,
    created_at: createdAt,
    updated_at: createdAt,
    creator: userBody(urls, author),
  };
}
