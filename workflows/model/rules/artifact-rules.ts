import { actionOf, hasCredentials, stepsOf } from './credentials';
import type { Rule } from './rule';

const UPLOAD = 'actions/upload-artifact';
const DOWNLOAD = 'actions/download-artifact';

/** What a matrix keeps, whose ids no job can tell; whoever fetches it takes it for what a stranger may have written. */
const BY_NAME: ReadonlySet<unknown> = new Set(['part-*', 'record-*']);

/** A whole plan or state: they hold secrets in clear. */
const RAW = /tfplan|tfstate|\.terraform|cdktf\.out/;

/** What jobs hand on to others. */
export const artifactRules: readonly Rule[] = [
  {
    code: 'artifacts-by-id',
    guarantees: 'What a job with credentials runs is fetched by the id that its upload gave.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ job, step }) => actionOf(step) === DOWNLOAD && hasCredentials(job))
        .filter(({ step }) => step.with?.['artifact-ids'] === undefined && !BY_NAME.has(step.with?.['pattern']))
        .map(({ where }) => `${where}: looks an artifact up by its name`),
  },
  {
    code: 'artifacts-of-this-run',
    guarantees: 'No job fetches what another run kept.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ step }) => actionOf(step) === DOWNLOAD)
        .filter(({ step }) =>
          ['run-id', 'repository', 'github-token'].some((input) => step.with?.[input] !== undefined),
        )
        .map(({ where }) => `${where}: fetches from another run`),
  },
  {
    code: 'artifacts-for-days',
    guarantees: 'An artifact is kept for at most three days, and its absence is a failure.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ step }) => actionOf(step) === UPLOAD)
        .filter(({ step }) => !isShort(step.with?.['retention-days']) || step.with?.['if-no-files-found'] !== 'error')
        .map(({ where }) => `${where}: keeps an artifact too long, or keeps nothing in silence`),
  },
  {
    code: 'no-raw-plan-kept',
    guarantees: 'Neither a plan nor a state of Terraform is kept: they hold secrets in clear.',
    check: ({ workflow }) =>
      stepsOf(workflow)
        .filter(({ step }) => actionOf(step) === UPLOAD && RAW.test(String(step.with?.['path'])))
        .map(({ where, step }) => `${where}: keeps ${String(step.with?.['path'])}`),
  },
];

function isShort(days: unknown): boolean {
  return typeof days === 'number' && days >= 1 && days <= 3;
}
