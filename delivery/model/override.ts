import type { Refusal } from './refusal';

/** A person who opens a gate that stays shut, and why. */
export interface Override {
  readonly by: string;
  readonly reason: string;
}

/** An override as it is kept for everyone to see. */
export interface OverrideRecord extends Override {
  readonly stack: string;
  readonly environment: string;
  /** The commit that is applied. */
  readonly commit: string;
  readonly at: Date;
  /** What was refused, and was applied all the same. */
  readonly waived: readonly Refusal[];
}
