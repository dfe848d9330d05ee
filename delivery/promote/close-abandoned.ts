import type { LedgerEntry } from '../model/ledger-entry';
import type { World } from '../ports/world';

/**
 * Settles what others have left behind: whoever has the turn goes on from where they stopped. Returns the history as it
 * is then.
 */
export async function closeAbandoned(
  history: readonly LedgerEntry[],
  { ledger }: Pick<World, 'ledger'>,
): Promise<LedgerEntry[]> {
  const closed: LedgerEntry[] = [];
  for (const entry of history) {
    const state = entry.turn === null ? 'superseded' : 'failed';
    if (entry.state === 'abandoned') await ledger.close(entry, state, 'whoever carried it stopped before its end');
    closed.push(entry.state === 'abandoned' ? { ...entry, state } : entry);
  }
  return closed;
}
