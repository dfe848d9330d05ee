import { z } from 'zod';

import { notFound, validationFailed } from '../api/api-error';
import { type Answer, type Call, created, NO_CONTENT, ok } from '../api/call';
import { bodyOf, numberIn, queryOf } from '../api/input';
import { nodeId } from '../api/node-id';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { userBody } from '../people/user-body';
import type { Comment } from '../store/records';
import { issueNamed } from './issue-named';

const ONE = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const OF_ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

/** Comments on issues and pull requests. */
export const commentRoutes = [
  route('GET /repos/{owner}/{repo}/issues/comments', 'issues/comments#list-issue-comments-for-a-repository', listAll),
  route(`GET ${ONE}`, 'issues/comments#get-an-issue-comment', (call) => ok(commentBody(call, commentNamed(call)))),
  route(`PATCH ${ONE}`, 'issues/comments#update-an-issue-comment', update),
  route(`DELETE ${ONE}`, 'issues/comments#delete-an-issue-comment', remove),
  route(`GET ${OF_ISSUE}`, 'issues/comments#list-issue-comments', list),
  route(`POST ${OF_ISSUE}`, 'issues/comments#create-an-issue-comment', create),
];

/** GitHub's limit, in characters. */
const LONGEST = 65_536;

const Draft = z.strictObject({ body: z.string() });

async function create(call: Call): Promise<Answer> {
  const { store, now } = call.repository;
  const issue = await issueNamed(call);
  const body = wordsOf(call);
  const id = store.nextId();
  const comment = { id, issue: issue.number, author: call.actor.login, body, createdAt: now(), updatedAt: now() };
  store.issues.put(issue.number, { ...issue, updatedAt: now() });
  return created(commentBody(call, store.comments.put(id, comment)));
}

function wordsOf(call: Call): string {
  const { body } = bodyOf(call, Draft);
  if (body.trim() === '') throw unfit('Body cannot be blank');
  if (body.length > LONGEST) throw unfit(`Body is too long (maximum is ${LONGEST} characters)`);
  return body;
}

function unfit(message: string) {
  return validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message });
}

const Since = z.strictObject({ since: z.iso.datetime({ offset: true }).optional() });

async function list(call: Call): Promise<Answer> {
  const { since } = queryOf(call, Since);
  const { number } = await issueNamed(call);
  const all = call.repository.store.comments.all().filter((comment) => comment.issue === number);
  return listed(call, updatedSince(all, since), (comment) => commentBody(call, comment));
}

const AllQuery = Since.extend({
  sort: z.enum(['created', 'updated']).default('created'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

function listAll(call: Call): Promise<Answer> {
  const { since, sort, direction } = queryOf(call, AllQuery);
  const all = updatedSince(call.repository.store.comments.all(), since);
  if (sort === 'updated') all.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
  return listed(call, direction === 'asc' ? all : all.reverse(), (comment) => commentBody(call, comment));
}

function updatedSince(comments: readonly Comment[], since: string | undefined): Comment[] {
  return comments.filter(({ updatedAt }) => since === undefined || Date.parse(updatedAt) >= Date.parse(since));
}

function update(call: Call): Answer {
  const { store, now } = call.repository;
  const comment = commentNamed(call);
  return ok(commentBody(call, store.comments.put(comment.id, { ...comment, body: wordsOf(call), updatedAt: now() })));
}

function remove(call: Call): Answer {
  call.repository.store.comments.delete(commentNamed(call).id);
  return NO_CONTENT;
}

function commentNamed(call: Call): Comment {
  const comment = call.repository.store.comments.get(numberIn(call, 'comment_id'));
  if (comment === undefined) throw notFound();
  return comment;
}

function commentBody({ urls, repository }: Call, comment: Comment): Body<'issues', 'getComment'> {
  const { id, issue, author, body, createdAt, updatedAt } = comment;
  const kind = repository.store.issues.get(issue)?.pull == null ? 'issues' : 'pull';
  return {
    id,
    node_id: nodeId('IC', id),
    url: urls.api(`/issues/comments/${id}`),
    html_url: urls.html(`/${kind}/${issue}#issuecomment-${id}`),
    body,
    user: userBody(urls, author),
    created_at: createdAt,
    updated_at: updatedAt,
    issue_url: urls.api(`/issues/${issue}`),
    author_association: 'MEMBER',
  };
}
