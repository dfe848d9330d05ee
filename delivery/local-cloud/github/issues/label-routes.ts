import { z } from 'zod';

import { notFound, validationFailed } from '../api/api-error';
import { type Answer, type Call, created, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Issue } from '../store/records';
import { issueNamed } from './issue-named';
import { labelBodies, labelBody, labelKey } from './label-body';
import { knownLabels, UNCOLOURED } from './known-labels';

const OF_ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}/labels';

/** The repository's labels, and those of one issue. */
export const labelRoutes = [
  route('GET /repos/{owner}/{repo}/labels', 'issues/labels#list-labels-for-a-repository', (call) =>
    listed(call, call.repository.store.labels.all(), (label) => labelBody(call, label)),
  ),
  route('POST /repos/{owner}/{repo}/labels', 'issues/labels#create-a-label', create),
  route('GET /repos/{owner}/{repo}/labels/{name}', 'issues/labels#get-a-label', get),
  route(`GET ${OF_ISSUE}`, 'issues/labels#list-labels-for-an-issue', async (call) =>
    listed(call, labelBodies(call, (await issueNamed(call)).labels), (label) => label),
  ),
  route(`POST ${OF_ISSUE}`, 'issues/labels#add-labels-to-an-issue', add),
  route(`PUT ${OF_ISSUE}`, 'issues/labels#set-labels-for-an-issue', replace),
  route(`DELETE ${OF_ISSUE}/{name}`, 'issues/labels#remove-a-label-from-an-issue', remove),
];

const Draft = z.strictObject({
  name: z.string().min(1).max(50),
  color: z
    .string()
    .regex(/^[0-9a-fA-F]{6}$/, { error: 'six hexadecimal digits' })
    .default(UNCOLOURED),
  description: z.string().max(100).nullable().default(null),
});

function create(call: Call): Answer {
  const { name, color, description } = bodyOf(call, Draft);
  const { store } = call.repository;
  if (store.labels.get(labelKey(name)) !== undefined) {
    throw validationFailed({ resource: 'Label', code: 'already_exists', field: 'name' });
  }
  return created(labelBody(call, store.labels.put(labelKey(name), { id: store.nextId(), name, color, description })));
}

function get(call: Call): Answer {
  const label = call.repository.store.labels.get(labelKey(parameter(call, 'name')));
  if (label === undefined) throw notFound();
  return ok(labelBody(call, label));
}

const Named = z.strictObject({ labels: z.array(z.string()) });

async function add(call: Call): Promise<Answer> {
  const issue = await issueNamed(call);
  return relabel(call, issue, [...issue.labels, ...bodyOf(call, Named).labels]);
}

async function replace(call: Call): Promise<Answer> {
  return relabel(call, await issueNamed(call), bodyOf(call, Named).labels);
}

async function remove(call: Call): Promise<Answer> {
  const issue = await issueNamed(call);
  const key = labelKey(parameter(call, 'name'));
  const rest = issue.labels.filter((name) => labelKey(name) !== key);
  if (rest.length === issue.labels.length) throw notFound('Label does not exist');
  return relabel(call, issue, rest);
}

function relabel(call: Call, issue: Issue, names: readonly string[]): Answer {
  const { store, now } = call.repository;
  const labels = knownLabels(call, names);
  store.issues.put(issue.number, { ...issue, labels, updatedAt: now() });
  return ok(labelBodies(call, labels));
}
