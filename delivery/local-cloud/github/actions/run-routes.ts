import { z } from 'zod';

import { notFound, unprocessable } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok } from '../api/call';
import { bodyOf, numberIn, queryOf } from '../api/input';
import { counted } from '../api/pages';
import { route } from '../api/route';
import type { WorkflowRun } from '../store/run-records';
import { jobBody, runBody } from './run-body';

const RUNS = '/repos/{owner}/{repo}/actions/runs';
const DISPATCHES = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';

/** Runs of workflows, and their jobs. */
export const runRoutes = [
  route(`GET ${RUNS}`, 'actions/workflow-runs#list-workflow-runs-for-a-repository', list),
  route(`GET ${RUNS}/{run_id}`, 'actions/workflow-runs#get-a-workflow-run', (call) =>
    ok(runBody(call, runNamed(call))),
  ),
  route(`GET ${RUNS}/{run_id}/jobs`, 'actions/workflow-jobs#list-jobs-for-a-workflow-run', jobs),
  route('GET /repos/{owner}/{repo}/actions/jobs/{job_id}', 'actions/workflow-jobs#get-a-job-for-a-workflow-run', job),
  route(`POST ${DISPATCHES}`, 'actions/workflows#create-a-workflow-dispatch-event', dispatch),
];

/** The run whose id stands in the path. @throws ApiError 404. */
export function runNamed(call: Call): WorkflowRun {
  const run = call.repository.store.runs.get(numberIn(call, 'run_id'));
  if (run === undefined) throw notFound();
  return run;
}

const Query = z.strictObject({
  event: z.string().optional(),
  branch: z.string().optional(),
  head_sha: z.string().optional(),
  status: z.string().optional(),
});

function list(call: Call): Promise<Answer> {
  const { event, branch, head_sha, status } = queryOf(call, Query);
  const items = call.repository.store.runs
    .all()
    .filter((run) => event === undefined || run.event === event)
    .filter((run) => branch === undefined || run.headBranch === branch)
    .filter((run) => head_sha === undefined || run.headSha === head_sha)
    .filter((run) => status === undefined || run.status === status || run.conclusion === status)
    .reverse();
  return counted(call, { name: 'workflow_runs', items }, (run) => runBody(call, run));
}

function jobs(call: Call): Promise<Answer> {
  const { id } = runNamed(call);
  queryOf(call, z.strictObject({ filter: z.enum(['latest', 'all']).optional() }));
  const items = call.repository.store.jobs.all().filter(({ run }) => run === id);
  return counted(call, { name: 'jobs', items }, (one) => jobBody(call, one));
}

function job(call: Call): Answer {
  const found = call.repository.store.jobs.get(numberIn(call, 'job_id'));
  if (found === undefined) throw notFound();
  return ok(jobBody(call, found));
}

const Asked = z.strictObject({ ref: z.string().min(1), inputs: z.record(z.string(), z.unknown()).default({}) });

/** Noted: whoever runs workflows here carries it out. */
async function dispatch(call: Call): Promise<Answer> {
  const { ref, inputs } = bodyOf(call, Asked);
  const { store, git } = call.repository;
  const workflow = call.parameters['workflow_id'] ?? '';
  const { code } = await git.run(['cat-file', '-e', `${ref}:.github/workflows/${workflow}`], { answers: [0, 1, 128] });
  if (/[^\w.-]/.test(workflow) || code !== 0) throw notFound();
  const wrong = Object.entries(inputs).find(([, value]) => !['string', 'number', 'boolean'].includes(typeof value));
  if (wrong !== undefined) throw unprocessable(`Provided value '${JSON.stringify(wrong[1])}' for input '${wrong[0]}'`);
  const id = store.nextId();
  const texts = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
  store.dispatches.put(id, { id, workflow, ref, inputs: texts, actor: call.actor.login });
  return NO_CONTENT;
}
