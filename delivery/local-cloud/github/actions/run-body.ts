import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body, Item } from '../api/shape';
import { userBody } from '../people/user-body';
import type { WorkflowJob, WorkflowRun } from '../store/run-records';

/** A run as GitHub shows it. */
export function runBody({ urls }: Call, run: WorkflowRun): Body<'actions', 'getWorkflowRun'> {
  const url = urls.api(`/actions/runs/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId('WFR', run.id),
    name: run.name,
    path: run.path,
    run_number: run.number,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    display_title: run.name,
    actor: userBody(urls, run.actor),
    triggering_actor: userBody(urls, run.actor),
    url,
    html_url: urls.html(`/actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    created_at: run.createdAt,
    run_started_at: run.createdAt,
    updated_at: run.updatedAt,
  };
}

/** A job as GitHub shows it. */
export function jobBody({ urls, repository }: Call, job: WorkflowJob): Body<'actions', 'getJobForWorkflowRun'> {
  const run = repository.store.runs.get(job.run);
  return {
    id: job.id,
    node_id: nodeId('CR', job.id),
    run_id: job.run,
    run_url: urls.api(`/actions/runs/${job.run}`),
    run_attempt: 1,
    name: job.name,
    workflow_name: run?.name ?? null,
    head_branch: run?.headBranch ?? null,
    head_sha: run?.headSha ?? '',
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt ?? job.createdAt,
    completed_at: job.completedAt,
    url: urls.api(`/actions/jobs/${job.id}`),
    html_url: urls.html(`/actions/runs/${job.run}/job/${job.id}`),
    labels: ['ubuntu-24.04'],
    runner_name: null,
  };
}

/** One item of the list of pending deployments. */
export type PendingDeployment = Item<'actions', 'getPendingDeploymentsForRun'>;
