import type { Assessment } from './assessment';
import type { Change } from './change-set';
import type { Risk } from './risk';

/** What a drift may hurt, worst first. */
export const DRIFT_DANGERS = ['security', 'destructive', 'other', 'tags'] as const;

/** One of {@link DRIFT_DANGERS}. */
export type DriftDanger = (typeof DRIFT_DANGERS)[number];

/** An object that is not as the code has it. */
export interface DriftedObject {
  /** What would put it right: `before` is the world, `after` the code. */
  readonly change: Change;
  readonly danger: DriftDanger;
  /** What is risky about what was done to it, the worst first. */
  readonly done: readonly Risk[];
  /** What is risky about putting it right, the worst first. */
  readonly undoing: readonly Risk[];
}

/** How the world differs from what was verified of one stack. */
export interface StackDrift {
  readonly stack: string;
  readonly environment: string;
  /** The same for as long as the drift is the same: the digest of the plan that puts it right. */
  readonly digest: string;
  /** The worst of its objects. */
  readonly danger: DriftDanger;
  /** The most dangerous first. */
  readonly objects: readonly DriftedObject[];
  /** The plan that puts it right. */
  readonly assessment: Assessment;
}
