import type { Change, ChangeSet } from './change-set';
import type { Risk } from './risk';

/** A change and what is risky about it. */
export interface AssessedChange {
  readonly change: Change;
  /** The worst first; never empty. */
  readonly risks: readonly Risk[];
}

/** One change of a plan without its values. */
export interface ChangeDigest {
  /** The action of a {@link Change} or of an output. */
  readonly action: string;
  /** SHA-256 over all of the change that a reviewer would care about, hexadecimal. */
  readonly digest: string;
}

/** A plan of one stack, and what is known about it without asking anyone. */
export interface Assessment {
  readonly changeSet: ChangeSet;
  /** One for each change of the plan, in its order. */
  readonly changes: readonly AssessedChange[];
  /** SHA-256 over the canonical form of all that a reviewer would care about, hexadecimal. */
  readonly digest: string;
  /** The same for each change by its name: an address, `ADDRESS (deposed KEY)`, `deferred ADDRESS` or `output NAME`. */
  readonly changeDigests: Readonly<Record<string, ChangeDigest>>;
}
