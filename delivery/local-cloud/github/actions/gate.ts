import { ensureEnvironment, environmentKey } from '../deployments/environment-named';
import { PEOPLE } from '../api/identity';
import type { Repository } from '../repository';
import type { EnvironmentRecord } from '../store/records';
import type { WorkflowJob } from '../store/run-records';
import { asksPeople, type EnvironmentRules, NO_RULES } from './environment-rules';

const MINUTE_MS = 60_000;

/** The rules that hold for an environment: what Terraform made of it, else what was set through the API. */
export function rulesFor({ applied, store }: Repository, name: string): EnvironmentRules {
  const kept = store.environments.get(environmentKey(name));
  return applied.environment(name) ?? (kept === undefined ? NO_RULES : rulesIn(kept));
}

function rulesIn({ waitMinutes, preventSelfReview, reviewers, branchPolicy }: EnvironmentRecord): EnvironmentRules {
  const users = reviewers.flatMap((login) => Object.values(PEOPLE).find((one) => one.login === login)?.id ?? []);
  // Patterns are set through endpoints that are not served: where they are asked for, nothing fits.
  const policy = branchPolicy === null ? null : branchPolicy.protected_branches ? 'protected' : [];
  return { waitMinutes, preventSelfReview, users, teams: [], policy };
}

/** The id of an environment that a job names; as on GitHub, naming one makes it. */
export function environmentId(repository: Repository, name: string): number {
  return ensureEnvironment(repository, name).id;
}

/** When the timer of a job's environment ends. */
export function waitsUntil(job: WorkflowJob, { waitMinutes }: EnvironmentRules): Date {
  return new Date(new Date(job.createdAt).getTime() + waitMinutes * MINUTE_MS);
}

/** Whether a waiting job may start now. */
export function isLetIn(repository: Repository, job: WorkflowJob): boolean {
  if (job.environment === null) return true;
  const rules = rulesFor(repository, job.environment);
  const now = new Date(repository.now());
  return (job.approved || !asksPeople(rules)) && now >= waitsUntil(job, rules);
}
