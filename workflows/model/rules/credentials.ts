import type { PlainJob, PlainStep, PlainWorkflow } from '../plain';

/** The jobs of a workflow, with their ids. */
export function jobsOf({ jobs }: PlainWorkflow): [string, PlainJob][] {
  return Object.entries(jobs);
}

/** The steps of a workflow, each with where it is. */
export function stepsOf(
  workflow: PlainWorkflow,
): { readonly where: string; readonly job: PlainJob; readonly step: PlainStep }[] {
  return jobsOf(workflow).flatMap(([id, job]) =>
    (job.steps ?? []).map((step, i) => ({ where: `${id}, step ${i + 1}`, job, step })),
  );
}

/** The levels of a job's permissions; a word such as `write-all` stands for itself. */
export function permissionsOf({ permissions }: PlainJob): [string, unknown][] {
  if (typeof permissions === 'object' && permissions !== null) return Object.entries(permissions);
  return [['permissions', permissions]];
}

/** What a job may write. */
export function writesOf(job: PlainJob): string[] {
  return permissionsOf(job)
    .filter(([, level]) => level !== 'read' && level !== 'none')
    .map(([permission, level]) => (permission === 'permissions' ? String(level) : permission));
}

/** A secret, but for the token that every job has and that its permissions bound. */
const SECRET = /\bsecrets\.(?!GITHUB_TOKEN\b)/;

/** Whether a job is handed a secret. */
export function hasSecret(job: PlainJob): boolean {
  return SECRET.test(JSON.stringify(job)) || (job.secrets !== undefined && job.secrets !== null);
}

/** Whether a stranger's code in this job could do harm beyond it: with a token that writes, an identity or a secret. */
export function hasCredentials(job: PlainJob): boolean {
  return writesOf(job).length > 0 || hasSecret(job) || job.environment !== undefined;
}

/** The action that a step runs, without where it is pinned. */
export function actionOf({ uses }: PlainStep): string | undefined {
  return uses?.split('@')[0];
}
