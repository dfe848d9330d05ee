import type { LedgerEntry } from '../model/ledger-entry';
import type { Promotion } from '../model/promotion';
import type { OpenEntry } from '../ports/ledger';
import type { ReviewOf } from '../review/review-of';

/** A promotion that has its turn, and that nothing holds any more. */
export interface Delivery {
  readonly promotion: Promotion;
  readonly entry: OpenEntry;
  readonly review: ReviewOf;
  /** The pull request that is told, if there is one. */
  readonly pull: number | null;
  /** The entries of the environment, newest first, without its own. */
  readonly history: readonly LedgerEntry[];
  /** Ids of the stacks that are still to be applied: they are put in here, and taken out when they are done. */
  readonly left: Set<string>;
  /** Ids of the stacks that were changed: they are put in here. */
  readonly done: Set<string>;
}
