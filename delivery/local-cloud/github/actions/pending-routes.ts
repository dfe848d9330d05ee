import { z } from 'zod';

import { ApiError, unprocessable } from '../api/api-error';
import { type Answer, type Call, ok } from '../api/call';
import { IDENTITIES } from '../api/identity';
import { bodyOf } from '../api/input';
import { route } from '../api/route';
import { userBody } from '../people/user-body';
import type { WorkflowJob, WorkflowRun } from '../store/run-records';
import { asksPeople, type EnvironmentRules } from './environment-rules';
import { environmentId, isLetIn, rulesFor } from './gate';
import type { PendingDeployment } from './run-body';
import { runNamed } from './run-routes';

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}';

/** Jobs of a run that wait for an environment, and what people say to them. */
export const pendingRoutes = [
  route(`GET ${RUN}/pending_deployments`, 'actions/workflow-runs#get-pending-deployments-for-a-workflow-run', pending),
  route(
    `POST ${RUN}/pending_deployments`,
    'actions/workflow-runs#review-pending-deployments-for-a-workflow-run',
    review,
  ),
  route(`GET ${RUN}/approvals`, 'actions/workflow-runs#get-the-review-history-for-a-workflow-run', approvals),
];

function waiting({ repository }: Call, run: WorkflowRun): (WorkflowJob & { environment: string })[] {
  return repository.store.jobs
    .all()
    .filter((job) => job.run === run.id && job.status === 'waiting' && !isLetIn(repository, job))
    .filter((job): job is WorkflowJob & { environment: string } => job.environment !== null);
}

function pending(call: Call): Answer {
  const names = [...new Set(waiting(call, runNamed(call)).map(({ environment }) => environment))];
  return ok(names.map((name) => pendingBody(call, name)));
}

function pendingBody(call: Call, name: string): PendingDeployment {
  const rules = rulesFor(call.repository, name);
  const users = IDENTITIES.filter(({ id }) => rules.users.includes(id));
  return {
    environment: { id: environmentId(call.repository, name), name, url: call.urls.api(`/environments/${name}`) },
    wait_timer: rules.waitMinutes,
    wait_timer_started_at: null,
    current_user_can_approve: mayApprove(call, rules),
    reviewers: users.map(({ login }) => ({ type: 'User' as const, reviewer: userBody(call.urls, login) })),
  };
}

/** People are in every team, since the local GitHub knows none; bots and jobs are in none. */
function mayApprove({ actor }: Call, rules: EnvironmentRules): boolean {
  return actor.type === 'User' && asksPeople(rules) && (rules.teams.length > 0 || rules.users.includes(actor.id));
}

const Review = z.strictObject({
  environment_ids: z.array(z.int()).min(1),
  state: z.enum(['approved', 'rejected']),
  comment: z.string(),
});

function review(call: Call): Answer {
  const run = runNamed(call);
  const { environment_ids: ids, state, comment } = bodyOf(call, Review);
  const jobs = waiting(call, run).filter(({ environment }) =>
    ids.includes(environmentId(call.repository, environment)),
  );
  if (jobs.length === 0) throw unprocessable('There are no pending deployment requests to approve or reject');
  const { store, now } = call.repository;
  for (const job of jobs) {
    requireReviewer(call, run, job.environment);
    const rejected = { status: 'completed', conclusion: 'failure', completedAt: now() } as const;
    const refusal = `The deployment to ${job.environment} was rejected by ${call.actor.login}.`;
    store.jobs.put(job.id, state === 'approved' ? { ...job, approved: true } : { ...job, ...rejected, refusal });
  }
  for (const environment of new Set(jobs.map((job) => job.environment))) {
    const id = store.nextId();
    store.deploymentReviews.put(id, { id, run: run.id, environment, state, comment, user: call.actor.login });
  }
  return ok([]);
}

function requireReviewer(call: Call, run: WorkflowRun, environment: string): void {
  const rules = rulesFor(call.repository, environment);
  const isOwn = rules.preventSelfReview && run.actor === call.actor.login;
  if (mayApprove(call, rules) && !isOwn) return;
  throw new ApiError(403, isOwn ? 'You cannot review your own deployment' : 'You do not have permission to review');
}

function approvals(call: Call): Answer {
  const { id } = runNamed(call);
  const reviews = call.repository.store.deploymentReviews.all().filter(({ run }) => run === id);
  return ok(
    reviews.map(({ environment: name, state, comment, user }) => ({
      state,
      comment,
      user: userBody(call.urls, user),
      environments: [{ id: environmentId(call.repository, name), name }],
    })),
  );
}
