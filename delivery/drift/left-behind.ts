import { applied } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';

/**
 * The stacks that stood in an environment and no longer do, each with the commit of the newest release that had it.
 * @param standing ids of the stacks that stand there now.
 * @param older the entries before the one that stands, newest first.
 */
export function leftBehind(standing: ReadonlySet<string>, older: readonly LedgerEntry[]): Map<string, LedgerEntry> {
  const found = new Map<string, LedgerEntry>();
  for (const entry of applied(older)) {
    for (const id of Object.keys(entry.digests)) {
      if (!standing.has(id) && !found.has(id)) found.set(id, entry);
    }
  }
  return found;
}
