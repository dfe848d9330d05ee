import type { Change, ChangeSet } from './change-set';
import type { Risk } from './risk';

/** A change and what is risky about it. */
export interface AssessedChange {
  readonly change: Change;
  /** The worst first; never empty. */
  readonly risks: readonly Risk[];
}

/** A plan of one stack, and what is known about it without asking anyone. */
export interface Assessment {
  readonly changeSet: ChangeSet;
  /** One for each change of the plan, in its order. */
  readonly changes: readonly AssessedChange[];
  /** SHA-256 over the canonical form of all that a reviewer would care about, hexadecimal. */
  readonly digest: string;
}
