import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import { userBody } from '../people/user-body';
import type { Issue } from '../store/records';
import { labelBodies } from './label-body';

/** An issue, or a pull request seen as one. */
export function issueBody(call: Call, issue: Issue): Body<'issues', 'get'> {
  const { urls, repository } = call;
  const { number, id, pull } = issue;
  const url = urls.api(`/issues/${number}`);
  const body = {
    id,
    node_id: nodeId('I', id),
    url,
    repository_url: urls.api(),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: urls.html(`/${pull === null ? 'issues' : 'pull'}/${number}`),
    number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userBody(urls, issue.author),
    labels: labelBodies(call, issue.labels),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: repository.store.comments.all().filter((comment) => comment.issue === number).length,
    closed_at: issue.closedAt,
    closed_by: issue.closedBy === null ? null : userBody(urls, issue.closedBy),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    author_association: 'MEMBER' as const,
  };
  return pull === null ? body : { ...body, pull_request: pullLinks(call, issue) };
}

function pullLinks({ urls }: Call, { number, pull }: Issue): NonNullable<Body<'issues', 'get'>['pull_request']> {
  return {
    url: urls.api(`/pulls/${number}`),
    html_url: urls.html(`/pull/${number}`),
    diff_url: urls.html(`/pull/${number}.diff`),
    patch_url: urls.html(`/pull/${number}.patch`),
    merged_at: pull?.merged?.at ?? null,
  };
}
