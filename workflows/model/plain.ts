import type { Pin } from './pins';
import type { Grants, Job, Step, StepsJob, Workflow } from './workflow';

/** A workflow as its file has it, without comments: what rules judge, whether it was made here or read from a file. */
export interface PlainWorkflow {
  readonly name?: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly defaults?: unknown;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, PlainJob>>;
}

/** A job as its file has it. */
export interface PlainJob {
  readonly name?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: unknown;
  readonly environment?: string | { readonly name: string; readonly deployment?: boolean };
  readonly concurrency?: unknown;
  readonly strategy?: object;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: unknown;
  readonly steps?: readonly PlainStep[];
}

/** A step as its file has it. */
export interface PlainStep {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** The machine that every job runs on. */
const RUNNER = 'ubuntu-24.04';

/** A workflow as its file will have it. */
export function plain({ name, on, concurrency, jobs }: Workflow): PlainWorkflow {
  return {
    name,
    on: { ...on },
    permissions: {},
    ...(concurrency !== null && { concurrency }),
    // GitHub runs a stated bash with -e and -o pipefail (GitHub documentation, "Workflow syntax for GitHub Actions").
    defaults: { run: { shell: 'bash' } },
    jobs: Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, plainJob(job)])),
  };
}

function plainJob(job: Job): PlainJob {
  const { name, needs, if: when, permissions, strategy, concurrency } = job;
  const head = {
    name,
    ...(needs !== undefined && { needs: [...needs] }),
    ...(when !== undefined && { if: when }),
    permissions: levels(permissions),
    ...(concurrency !== undefined && { concurrency }),
    ...(strategy !== undefined && { strategy: { 'fail-fast': false, ...strategy } }),
  };
  if ('uses' in job) return { ...head, uses: job.uses, ...(job.with !== undefined && { with: job.with }) };
  return { ...head, ...onMachine(job) };
}

function onMachine({ environment, recorded, outputs, env, minutes, steps }: StepsJob): PlainJob {
  return {
    'runs-on': RUNNER,
    'timeout-minutes': minutes,
    ...(environment !== undefined && {
      environment: { name: environment, ...(recorded === undefined && { deployment: false }) },
    }),
    ...(outputs !== undefined && { outputs }),
    ...(env !== undefined && { env }),
    steps: steps.map(plainStep),
  };
}

function plainStep(step: Step): PlainStep {
  const { name, id, if: when, env } = step;
  return {
    name,
    ...(id !== undefined && { id }),
    ...(when !== undefined && { if: when }),
    ...('uses' in step && { uses: reference(step.uses), ...(step.with !== undefined && { with: step.with }) }),
    ...(env !== undefined && { env }),
    ...('run' in step && { run: step.run }),
  };
}

function levels(grants: Grants): Record<string, string> {
  return Object.fromEntries(Object.entries(grants).map(([permission, { level }]) => [permission, level]));
}

function reference({ action, commit }: Pin): string {
  return `${action}@${commit}`;
}
