import { PINS } from '../pins';
import { jobsOf, stepsOf } from './credentials';
import type { Rule } from './rule';

const KNOWN: ReadonlySet<string> = new Set(Object.values(PINS).map(({ action, commit }) => `${action}@${commit}`));

/** Triggers that run with credentials what strangers sent (GitHub documentation, "Secure use reference"). */
const DANGEROUS = ['pull_request_target', 'workflow_run', 'issue_comment', 'repository_dispatch'];

/** What starts a workflow, and what of others it runs. */
export const actionRules: readonly Rule[] = [
  {
    code: 'triggers-without-strangers',
    guarantees: 'No workflow is started with credentials by what a stranger sends.',
    check: ({ workflow }) =>
      Object.keys(workflow.on)
        .filter((trigger) => DANGEROUS.includes(trigger))
        .map((trigger) => `the workflow: starts on ${trigger}`),
  },
  {
    code: 'actions-at-commits',
    guarantees: 'Every action is one of the table, at the commit that stands there.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ step }) => step.uses !== undefined && !KNOWN.has(step.uses))
        .map(({ where, step }) => `${where}: ${step.uses} is not in the table of actions`),
  },
  {
    code: 'calls-at-default-branch',
    guarantees: 'A workflow that is called is one of this repository, as it is on the default branch.',
    check: ({ workflow, calls }) =>
      jobsOf(workflow)
        .filter(([, { uses }]) => uses !== undefined && (calls === null || !isOwn(uses, calls)))
        .map(([id, { uses }]) => `${id}: calls ${uses}`),
  },
  {
    code: 'machines-of-github',
    guarantees: 'Every job runs on a fresh machine of one stated version.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(([, job]) => job.uses === undefined && !/^ubuntu-\d\d\.04$/.test(String(job['runs-on'])))
        .map(([id, job]) => `${id}: runs on ${String(job['runs-on'])}`),
  },
];

function isOwn(uses: string, { start, branch }: { readonly start: string; readonly branch: string }): boolean {
  return uses.startsWith(start) && /^[a-z-]+\.yml@/.test(uses.slice(start.length)) && uses.endsWith(`.yml@${branch}`);
}
