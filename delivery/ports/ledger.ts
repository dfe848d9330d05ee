import type { LedgerEntry, LedgerState } from '../model/ledger-entry';
import type { Evidence } from '../model/promotion';

/** The record of what went where. An entry is never changed, only settled. */
export interface Ledger {
  /** Opens an entry in the state `applying`. */
  open(entry: Pick<LedgerEntry, 'environment' | 'release' | 'digests'>): Promise<OpenEntry>;
  /** The entries of an environment, newest first. */
  entries(environment: string): Promise<LedgerEntry[]>;
}

/** An entry whose end is not known yet. */
export interface OpenEntry {
  /** Settles it. */
  settle(state: Exclude<LedgerState, 'applying'>, evidence: readonly Evidence[]): Promise<void>;
}
