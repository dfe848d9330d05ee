import { z } from 'zod';

import { type Answer, type Call, created, ok } from '../api/call';
import { bodyOf, queryOf } from '../api/input';
import { listed } from '../api/pages';
import { route } from '../api/route';
import { followBranches } from '../pulls/follow-branches';
import type { Issue } from '../store/records';
import { issueBody } from './issue-body';
import { issueNamed } from './issue-named';
import { knownLabels } from './known-labels';
import { labelKey } from './label-body';
import { newIssue, requireText } from './new-issue';
import { withState } from './with-state';

/** Issues; pull requests are among them, as on GitHub. */
export const issueRoutes = [
  route('GET /repos/{owner}/{repo}/issues', 'issues/issues#list-repository-issues', list),
  route('POST /repos/{owner}/{repo}/issues', 'issues/issues#create-an-issue', create),
  route('GET /repos/{owner}/{repo}/issues/{issue_number}', 'issues/issues#get-an-issue', async (call) =>
    ok(issueBody(call, await issueNamed(call))),
  ),
  route('PATCH /repos/{owner}/{repo}/issues/{issue_number}', 'issues/issues#update-an-issue', update),
];

const Query = z.strictObject({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  labels: z.string().default(''),
  creator: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  sort: z.enum(['created', 'updated', 'comments']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

async function list(call: Call): Promise<Answer> {
  const { state, labels, creator, since, sort, direction } = queryOf(call, Query);
  const { store } = call.repository;
  await followBranches(call.repository);
  const wanted = labels
    .split(',')
    .filter((name) => name !== '')
    .map(labelKey);
  const found = store.issues
    .all()
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => wanted.every((label) => issue.labels.map(labelKey).includes(label)))
    .filter((issue) => creator === undefined || issue.author === creator)
    .filter((issue) => since === undefined || Date.parse(issue.updatedAt) >= Date.parse(since));
  const comments = (issue: Issue) => store.comments.all().filter((comment) => comment.issue === issue.number).length;
  if (sort === 'updated') found.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
  if (sort === 'comments') found.sort((a, b) => comments(a) - comments(b));
  return listed(call, direction === 'asc' ? found : found.reverse(), (issue) => issueBody(call, issue));
}

/** GitHub takes a label by its name, alone or in an object. */
const LabelName = z.union([z.string(), z.strictObject({ name: z.string() }).transform(({ name }) => name)]);

const Draft = z.strictObject({
  title: z.union([z.string(), z.number().transform(String)]),
  body: z.string().nullish(),
  labels: z.array(LabelName).default([]),
});

function create(call: Call): Answer {
  const { title, body, labels } = bodyOf(call, Draft);
  const issue = { ...newIssue(call, title, body ?? null), labels: knownLabels(call, labels) };
  return created(issueBody(call, call.repository.store.issues.put(issue.number, issue)));
}

const Changes = z.strictObject({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullish(),
  labels: z.array(LabelName).optional(),
});

async function update(call: Call): Promise<Answer> {
  const { title, body, state, state_reason, labels } = bodyOf(call, Changes);
  const { store, now } = call.repository;
  const issue = await issueNamed(call);
  requireText(title ?? issue.title, body ?? null);
  const changed = {
    ...withState(call, issue, { state, reason: state_reason ?? 'completed' }),
    title: title ?? issue.title,
    body: body === undefined ? issue.body : body,
    labels: labels === undefined ? issue.labels : knownLabels(call, labels),
    updatedAt: now(),
  };
  return ok(issueBody(call, store.issues.put(issue.number, changed)));
}
