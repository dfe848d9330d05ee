import type { LedgerEntry } from '../model/ledger-entry';

/**
 * The entry that says what stands in an environment: the newest that was verified, unless all was removed since.
 * @param history newest first.
 */
export function whatStands<T extends Pick<LedgerEntry, 'state'>>(history: readonly T[]): T | null {
  const last = history.find(({ state }) => state === 'verified' || state === 'removed');
  return last?.state === 'verified' ? last : null;
}
