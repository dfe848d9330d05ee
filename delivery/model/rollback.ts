import type { PlannedStack } from './planned-stack';
import type { Outcome, Promotion } from './promotion';
import type { Proposal } from './proposal';
import type { Refusal } from './refusal';
import type { Release } from './release';

/** A promotion that takes another release back. */
export interface Rollback extends Promotion {
  readonly replaces: Release;
}

/** A rollback as it would be: nothing is written yet. */
export interface ForeseenRollback {
  readonly rollback: Rollback;
  readonly planned: readonly PlannedStack[];
  /** Of that environment alone, with what cannot be undone. */
  readonly proposal: Proposal & Required<Pick<Proposal, 'irreversible'>>;
  /** Why it cannot be carried out, whoever approves it. */
  readonly refusals: readonly Refusal[];
  /** How many people must approve it. */
  readonly approvals: number;
  /** Whether it was begun before: it goes on, or is done. */
  readonly resumes: boolean;
}

/** The approvals that a rollback waits for. */
export interface Waiting {
  readonly pullRequest: number;
  /** Where people read and approve it. */
  readonly url: string;
  readonly approvedBy: readonly string[];
  readonly needed: number;
}

/** What became of a rollback: nothing, for these reasons; shown, and waiting for people; or carried out. */
export type RolledBack =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | ({ readonly kind: 'waiting' } & Waiting)
  | { readonly kind: 'delivered'; readonly outcome: Outcome };

/** What an environment did by itself after a release was not verified there. */
export interface AutomaticRollback {
  /** What it went back to; `null` where there was nothing to go back to. */
  readonly to: Release | null;
  readonly done: Exclude<RolledBack, { kind: 'waiting' }>;
}
