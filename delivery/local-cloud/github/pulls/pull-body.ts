import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body, Item } from '../api/shape';
import { commitsBetween, mergeBase } from '../git/commits';
import { filesBetween } from '../git/diff';
import { labelBodies } from '../issues/label-body';
import { ownerBody, userBody } from '../people/user-body';
import { repositoryBody } from '../repositories/repository-body';
import { mergeability } from './mergeability';
import type { Pull } from './pull-named';

/** A pull request as lists show it. */
export function pullItem(call: Call, issue: Pull) {
  const { urls } = call;
  const { number, pull } = issue;
  const url = urls.api(`/pulls/${number}`);
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: urls.html(`/pull/${number}`),
    diff_url: urls.html(`/pull/${number}.diff`),
    patch_url: urls.html(`/pull/${number}.patch`),
    issue_url: urls.api(`/issues/${number}`),
    commits_url: `${url}/commits`,
    comments_url: urls.api(`/issues/${number}/comments`),
    review_comments_url: `${url}/comments`,
    statuses_url: urls.api(`/statuses/${pull.headSha}`),
    number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: userBody(urls, issue.author),
    body: issue.body,
    labels: labelBodies(call, issue.labels),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    head: side(call, pull.head, pull.headSha),
    base: side(call, pull.base, pull.baseSha),
    author_association: 'MEMBER' as const,
    auto_merge: null,
    draft: pull.draft,
  } satisfies Item<'pulls', 'list'>;
}

/** A pull request alone: with its size, and tried for a merge while it is open. */
export async function pullBody(call: Call, issue: Pull): Promise<Body<'pulls', 'get'>> {
  const { git, store } = call.repository;
  const { pull, number, state } = issue;
  const trial = state === 'open' ? await mergeability(call.repository, issue) : undefined;
  const commits = await commitsBetween(git, pull.baseSha, pull.headSha);
  const files = await filesBetween(git, await mergeBase(git, pull.baseSha, pull.headSha), pull.headSha);
  return {
    ...pullItem(call, issue),
    state,
    merge_commit_sha: pull.merged?.sha ?? trial?.sha ?? null,
    merged: pull.merged !== null,
    merged_by: pull.merged?.by == null ? null : userBody(call.urls, pull.merged.by),
    mergeable: trial?.mergeable ?? null,
    rebaseable: trial?.mergeable ?? null,
    mergeable_state: trial?.state ?? 'unknown',
    maintainer_can_modify: pull.maintainerCanModify,
    comments: store.comments.all().filter((comment) => comment.issue === number).length,
    review_comments: 0,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

function side(call: Call, branch: string, sha: string) {
  const { owner } = call.repository;
  const user = ownerBody(call.urls, owner);
  return { label: `${owner}:${branch}`, ref: branch, sha, user, repo: repositoryBody(call) };
}
