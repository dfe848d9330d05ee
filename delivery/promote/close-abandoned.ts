import type { LedgerEntry } from '../model/ledger-entry';
import type { World } from '../ports/world';

/** Settles what others have left behind: whoever has the turn goes on from where they stopped. */
export async function closeAbandoned(
  history: readonly LedgerEntry[],
  { ledger }: Pick<World, 'ledger'>,
): Promise<void> {
  for (const entry of history.filter(({ state }) => state === 'abandoned')) {
    const hadTurn = entry.turn !== null;
    await ledger.close(entry, hadTurn ? 'failed' : 'superseded', 'whoever carried it stopped before its end');
  }
}
