import type { Release } from './release';

/** A promotion that came to no good end, as its environment's issue tells it. */
export interface FailedPromotion {
  readonly environment: string;
  readonly release: Release;
  /** `rolled-back` where the environment stands at what was there before. */
  readonly end: 'failed' | 'partial' | 'refused' | 'rolled-back';
  /** The release that was to come back, for a rollback that failed. */
  readonly isRollback: boolean;
  /** Why, in a sentence that holds no secret. */
  readonly because: string;
  /** What remains, stack by stack. */
  readonly left: readonly RemainingStack[];
}

/** A stack that is still to be applied. */
export interface RemainingStack {
  readonly stack: string;
  /** What became of it, in a sentence that holds no secret. */
  readonly because: string;
}

/** How somebody goes on. */
export interface WaysOn {
  /** The run whose failed jobs can be started again: its address. */
  readonly run: string | null;
  /** What starts it as a workflow, and on a laptop. */
  readonly commands: readonly string[];
}
