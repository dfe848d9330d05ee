import type { GeneratedWorkflowTypes as GitHub } from '@github-actions-workflow-ts/lib';

import type { Pin } from './pins';

/** A permission of a job's token (GitHub documentation, "Workflow syntax for GitHub Actions"). */
export type Permission = keyof GitHub.PermissionsEvent;

/** What a job's token may do with one permission, and what for, which is printed beside it. */
export interface Grant {
  readonly level: 'read' | 'write';
  readonly why: string;
}

/** The permissions of a job; what is left out, its token does not have. */
export type Grants = Readonly<Partial<Record<Permission, Grant>>>;

/** Jobs or runs of one group run one after the other. */
export type Concurrency = Readonly<Required<Pick<GitHub.Concurrency, 'group'>>> &
  ({ readonly queue: 'max' } | { readonly 'cancel-in-progress': true });

/** Variables, inputs and outputs by name. */
export type Values = Readonly<Record<string, string | number | boolean>>;

interface AnyStep {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Values;
}

/** A step that runs an action. */
export interface ActionStep extends AnyStep {
  readonly uses: Pin;
  readonly with?: Values;
}

/** A step that runs a command; no expression stands in it, values come by its `env`. */
export interface CommandStep extends AnyStep {
  readonly run: string;
}

/** A step of a job. */
export type Step = ActionStep | CommandStep;

interface AnyJob {
  /** As GitHub shows it; a required check is found by it. */
  readonly name: string;
  readonly needs?: readonly string[];
  readonly if?: string;
  readonly permissions: Grants;
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> | string; readonly 'max-parallel'?: number };
  readonly concurrency?: Concurrency;
}

/** A job on a machine of GitHub. */
export interface StepsJob extends AnyJob {
  /** A GitHub environment whose rules hold for the job. */
  readonly environment?: string;
  /** Whether GitHub records a deployment of it: not where the ledger keeps its own. */
  readonly recorded?: true;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Values;
  readonly minutes: number;
  readonly steps: readonly [Step, ...(readonly Step[])];
}

/** A job that is another workflow. */
export interface CallJob extends AnyJob {
  readonly uses: string;
  readonly with?: Values;
}

/** A job of a workflow. */
export type Job = StepsJob | CallJob;

/** What starts a workflow. */
export type Triggers = Exclude<GitHub.Workflow['on'], string | readonly unknown[]>;

/** A workflow; everything it may not leave out is asked for here, everything else the rules ask for. */
export interface Workflow {
  readonly name: string;
  /** What it is for, at the top of its file. */
  readonly about: string;
  readonly on: Triggers;
  /** `null` where each job says it for itself, or the caller for all. */
  readonly concurrency: Concurrency | null;
  readonly jobs: Readonly<Record<string, Job>>;
}
