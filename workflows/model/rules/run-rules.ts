import type { PlainJob, PlainWorkflow } from '../plain';
import { hasCredentials, jobsOf, stepsOf, writesOf } from './credentials';
import type { Rule } from './rule';

/** How runs and jobs begin, wait and end. */
export const runRules: readonly Rule[] = [
  {
    code: 'everything-ends',
    guarantees: 'Every job is stopped when it takes longer than is stated.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(([, job]) => job.uses === undefined && typeof job['timeout-minutes'] !== 'number')
        .map(([id]) => `${id}: has no time limit`),
  },
  {
    code: 'runs-in-groups',
    guarantees: 'Runs of a workflow that starts by itself belong to a group.',
    check: ({ workflow }) =>
      isCalled(workflow) || groupOf(workflow.concurrency) !== undefined
        ? []
        : ['the workflow: its runs are in no group'],
  },
  {
    code: 'applies-are-not-cancelled',
    guarantees: 'Nothing that writes to an environment is cancelled or dropped for what came after it.',
    check: ({ workflow }) => {
      const writing = jobsOf(workflow).filter(([, job]) => actsFor(job));
      const ofRun = !isCalled(workflow) && writing.length > 0 && !waits(workflow.concurrency);
      return [
        ...(ofRun ? ['the workflow: its runs are cancelled or dropped'] : []),
        ...writing
          .filter(([, job]) => job.concurrency !== undefined && !waits(job.concurrency))
          .map(([id]) => `${id}: is cancelled or dropped`),
      ];
    },
  },
  {
    code: 'deployments-on-the-ledger',
    guarantees: 'A job of a GitHub environment records no deployment of its own: those are entries of the ledger.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(([, { environment }]) => environment !== undefined && !isUnrecorded(environment))
        .map(([id]) => `${id}: records a deployment`),
  },
  {
    code: 'everything-has-a-name',
    guarantees: 'Workflows, jobs and steps say what they are.',
    check: ({ workflow }) => [
      ...(workflow.name === undefined ? ['the workflow: has no name'] : []),
      ...jobsOf(workflow).flatMap(([id, { name }]) => (name === undefined ? [`${id}: has no name`] : [])),
      ...stepsOf(workflow).flatMap(({ where, step }) => (step.name === undefined ? [`${where}: has no name`] : [])),
    ],
  },
  {
    code: 'matrices-go-on',
    guarantees: 'A job of a matrix that fails stops no other.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(
          ([, { strategy }]) => strategy !== undefined && !('fail-fast' in strategy && strategy['fail-fast'] === false),
        )
        .map(([id]) => `${id}: stops its others when it fails`),
  },
];

function isCalled({ on }: PlainWorkflow): boolean {
  return Object.keys(on).join() === 'workflow_call';
}

function groupOf(concurrency: unknown): unknown {
  if (typeof concurrency !== 'object' || concurrency === null) return undefined;
  return 'group' in concurrency ? concurrency.group : undefined;
}

/** Whether whatever is in the group waits its turn, however many there are. */
function waits(concurrency: unknown): boolean {
  if (typeof concurrency !== 'object' || concurrency === null) return false;
  return 'queue' in concurrency && concurrency.queue === 'max' && !('cancel-in-progress' in concurrency);
}

/** Whether a job may change an environment: it runs in one, or it calls what does. */
function actsFor(job: PlainJob): boolean {
  return hasCredentials(job) && (job.environment !== undefined || writesOf(job).includes('deployments'));
}

function isUnrecorded(environment: NonNullable<PlainJob['environment']>): boolean {
  return typeof environment === 'object' && environment.deployment === false;
}
