import type { Evidence } from './promotion';
import type { Release } from './release';

/** How far a promotion got. Only `verified` lets a release go on. */
export type LedgerState = 'applying' | 'verified' | 'failed' | 'refused';

/** One line of the ledger: a release in an environment, and what is known of it. */
export interface LedgerEntry {
  readonly environment: string;
  readonly release: Release;
  readonly state: LedgerState;
  /** The digest of each stack of the environment in that release. */
  readonly digests: Readonly<Record<string, string>>;
  /** When it was opened: ISO 8601, UTC. */
  readonly at: string;
  readonly evidence: readonly Evidence[];
}
