import { z } from 'zod';

import { notFound } from '../api/api-error';
import { type Answer, type Call, created, ok } from '../api/call';
import { numberIn, queryOf } from '../api/input';
import { counted, listed } from '../api/pages';
import { route } from '../api/route';
import { CheckRun } from '../store/records';
import { checkRunBody } from './check-run-body';
import { newCheckRun, updatedCheckRun } from './check-run-drafts';
import { commitAsked } from './commit-asked';
import { latestCheckRuns } from './status-of';

/** Check runs, which only an app may write. */
export const checkRunRoutes = [
  route('POST /repos/{owner}/{repo}/check-runs', 'checks/runs#create-a-check-run', create),
  route('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', 'checks/runs#get-a-check-run', (call) =>
    ok(checkRunBody(call, checkRunNamed(call))),
  ),
  route('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', 'checks/runs#update-a-check-run', update),
  route(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    'checks/runs#list-check-run-annotations',
    annotations,
  ),
  route(
    'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    'checks/runs#list-check-runs-for-a-git-reference',
    listForCommit,
  ),
];

async function create(call: Call): Promise<Answer> {
  const run = await newCheckRun(call);
  return created(checkRunBody(call, call.repository.store.checkRuns.put(run.id, run)));
}

function update(call: Call): Answer {
  const run = updatedCheckRun(call, checkRunNamed(call));
  return ok(checkRunBody(call, call.repository.store.checkRuns.put(run.id, run)));
}

function annotations(call: Call): Promise<Answer> {
  const { sha, annotations: all } = checkRunNamed(call);
  return listed(call, all, (one) => ({ ...one, blob_href: call.urls.html(`/blob/${sha}/${one.path}`) }));
}

const ListQuery = z.strictObject({
  check_name: z.string().optional(),
  status: CheckRun.shape.status.optional(),
  filter: z.enum(['latest', 'all']).default('latest'),
});

async function listForCommit(call: Call): Promise<Answer> {
  const { store } = call.repository;
  const { check_name, status, filter } = queryOf(call, ListQuery);
  const sha = await commitAsked(call);
  const all =
    filter === 'latest' ? latestCheckRuns(store, sha) : store.checkRuns.all().filter((run) => run.sha === sha);
  const items = all
    .filter((run) => check_name === undefined || run.name === check_name)
    .filter((run) => status === undefined || run.status === status)
    .reverse();
  return counted(call, { name: 'check_runs', items }, (run) => checkRunBody(call, run));
}

function checkRunNamed(call: Call): CheckRun {
  const run = call.repository.store.checkRuns.get(numberIn(call, 'check_run_id'));
  if (run === undefined) throw notFound();
  return run;
}
