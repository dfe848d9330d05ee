import type { WorkflowJob, WorkflowRun } from '../store/run-records';

/** By what GitHub knows a repository and its owner for good, and how it writes subjects. */
export interface RepositoryIds {
  readonly owner: number;
  readonly repository: number;
  /** `immutable` subjects hold both ids beside the names. */
  readonly subjects: 'legacy' | 'immutable';
}

/** Of which repository a token speaks. */
export interface Named {
  readonly owner: string;
  readonly name: string;
  readonly ids: RepositoryIds;
  readonly actorId: number;
}

const LIFETIME_SECONDS = 300;

/** The claims of a job's identity token (GitHub documentation, "OpenID Connect reference"). */
export function identityClaims(run: WorkflowRun, job: WorkflowJob, named: Named): Record<string, unknown> {
  const { owner, name, ids, actorId } = named;
  const repository = `${owner}/${name}`;
  const environment = job.environment === null ? {} : { environment: job.environment };
  return {
    sub: `repo:${ids.subjects === 'immutable' ? `${owner}@${ids.owner}/${name}@${ids.repository}` : repository}:${contextOf(run, job)}`,
    ...environment,
    ref: run.ref,
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    sha: run.sha,
    repository,
    repository_id: String(ids.repository),
    repository_owner: owner,
    repository_owner_id: String(ids.owner),
    repository_visibility: 'private',
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: '1',
    actor: run.actor,
    actor_id: String(actorId),
    workflow: run.name,
    workflow_ref: `${repository}/${run.path}@${run.ref}`,
    workflow_sha: run.sha,
    job_workflow_ref: job.workflowRef,
    event_name: run.event,
    head_ref: run.pull === null ? '' : run.headBranch,
    base_ref: '',
    runner_environment: 'github-hosted',
  };
}

/** An environment comes first, then the pull request, then the ref. */
function contextOf({ pull, ref }: WorkflowRun, { environment }: WorkflowJob): string {
  if (environment !== null) return `environment:${environment.replaceAll(':', '%3A')}`;
  return pull === null ? `ref:${ref}` : 'pull_request';
}

/** The claims with who issued them, to whom, and for how long. */
export function dated(claims: Record<string, unknown>, audience: string, now: Date): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1000);
  return { ...claims, aud: audience, iat: seconds, nbf: seconds - LIFETIME_SECONDS, exp: seconds + LIFETIME_SECONDS };
}
