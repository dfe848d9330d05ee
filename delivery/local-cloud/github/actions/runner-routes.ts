import { z } from 'zod';

import { notFound } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok } from '../api/call';
import { SCOPES } from '../api/grant';
import { bodyOf, numberIn } from '../api/input';
import { route } from '../api/route';
import { Dispatch, CONCLUSIONS, type WorkflowJob, WorkflowRun } from '../store/run-records';
import { refusedBy } from './environment-rules';
import { environmentId, isLetIn, rulesFor } from './gate';

/**
 * What whoever runs workflows tells, and is told: GitHub's own runners have such endpoints too, which are not published.
 * Only the runner's token opens them.
 */
export const runnerRoutes = [
  route('POST /_runner/runs', '', beginRun),
  route('PATCH /_runner/runs/{run_id}', '', endRun),
  route('GET /_runner/variables', '', (call) => ok(variablesOf(call, null))),
  route('POST /_runner/jobs', '', addJob),
  route('GET /_runner/jobs/{job_id}', '', (call) => ok(admitted(call, jobNamed(call)))),
  route('POST /_runner/jobs/{job_id}/start', '', startJob),
  route('PATCH /_runner/jobs/{job_id}', '', endJob),
  route('GET /_runner/dispatches', '', (call) => ok(call.repository.store.dispatches.all())),
  route('DELETE /_runner/dispatches/{dispatch_id}', '', takeDispatch),
];

const NewRun = WorkflowRun.pick({
  name: true,
  path: true,
  event: true,
  ref: true,
  headBranch: true,
  headSha: true,
  sha: true,
  actor: true,
  pull: true,
}).strict();

function beginRun(call: Call): Answer {
  const { store, now } = call.repository;
  const draft = bodyOf(call, NewRun);
  const id = store.nextId();
  const number = store.runs.all().filter(({ path }) => path === draft.path).length + 1;
  const moments = { createdAt: now(), updatedAt: now() };
  return ok(store.runs.put(id, { ...draft, id, number, status: 'in_progress', conclusion: null, ...moments }));
}

const End = z.strictObject({ conclusion: z.enum(CONCLUSIONS) });

function endRun(call: Call): Answer {
  const { store, now } = call.repository;
  const run = store.runs.get(numberIn(call, 'run_id'));
  if (run === undefined) throw notFound();
  const { conclusion } = bodyOf(call, End);
  return ok(store.runs.put(run.id, { ...run, status: 'completed', conclusion, updatedAt: now() }));
}

const NewJob = z.strictObject({
  run: z.int(),
  name: z.string(),
  workflowRef: z.string(),
  environment: z.string().nullable(),
  permissions: z.partialRecord(z.enum(SCOPES), z.enum(['read', 'write'])),
});

/** A job whose turn has come: refused where its ref may not deploy, else waiting for what its environment asks. */
function addJob(call: Call): Answer {
  const { repository } = call;
  const { store, now } = repository;
  const draft = bodyOf(call, NewJob);
  const run = store.runs.get(draft.run);
  if (run === undefined) throw notFound();
  const { environment } = draft;
  if (environment !== null) environmentId(repository, environment);
  const refusal = environment === null ? null : refusedBy(rulesFor(repository, environment), run.ref, environment);
  const id = store.nextId();
  const begun = { id, createdAt: now(), startedAt: null, approved: false, refusal };
  const state =
    refusal === null
      ? ({ status: 'waiting', conclusion: null, completedAt: null } as const)
      : ({ status: 'completed', conclusion: 'failure', completedAt: now() } as const);
  return ok(admitted(call, store.jobs.put(id, { ...draft, ...begun, ...state })));
}

/** Where a job stands, and whether it may start. */
function admitted({ repository }: Call, job: WorkflowJob) {
  const { id, status, conclusion, refusal } = job;
  return { id, status, conclusion, refusal, isLetIn: status === 'waiting' && isLetIn(repository, job) };
}

function startJob(call: Call): Answer {
  const { repository, jobTokens, urls } = call;
  const job = jobNamed(call);
  if (job.status !== 'waiting' || !isLetIn(repository, job)) throw notFound('This job may not start');
  repository.store.jobs.put(job.id, { ...job, status: 'in_progress', startedAt: repository.now() });
  const { token, identityToken } = jobTokens.issue({ job: job.id, permissions: job.permissions });
  const identity =
    identityToken === null ? null : { url: `${urls.base}/_oidc/token?api-version=2.0`, token: identityToken };
  const secrets = job.environment === null ? {} : repository.secrets.of(job.environment);
  return ok({ token, identity, variables: variablesOf(call, job.environment), secrets });
}

function endJob(call: Call): Answer {
  const { store, now } = call.repository;
  const job = jobNamed(call);
  const { conclusion } = bodyOf(call, End);
  call.jobTokens.revoke(job.id);
  if (job.status !== 'completed') {
    store.jobs.put(job.id, { ...job, status: 'completed', conclusion, completedAt: now() });
  }
  return NO_CONTENT;
}

function takeDispatch(call: Call): Answer {
  const { dispatches } = call.repository.store;
  const found = dispatches.get(numberIn(call, 'dispatch_id'));
  if (found === undefined) throw notFound();
  dispatches.delete(found.id);
  return ok(Dispatch.parse(found));
}

function jobNamed(call: Call): WorkflowJob {
  const job = call.repository.store.jobs.get(numberIn(call, 'job_id'));
  if (job === undefined) throw notFound();
  return job;
}

/** The repository's variables, and an environment's over them: what Terraform made, and what was set through the API. */
function variablesOf({ repository }: Call, environment: string | null): Record<string, string> {
  const { store, applied } = repository;
  const levels = environment === null ? [null] : [null, environment];
  const all = levels.flatMap((level) => [
    ...applied.variables(level),
    ...store.variables.all().filter((one) => one.environment === level),
  ]);
  return Object.fromEntries(all.map(({ name, value }) => [name.toUpperCase(), value]));
}
