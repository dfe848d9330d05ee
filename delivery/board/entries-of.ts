import type { BoardEntry } from '../model/board';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Evidence } from '../model/promotion';
import type { Release } from '../model/release';

/**
 * The entries of one environment as people are shown them, each with what stood there before it.
 * @param history newest first.
 * @param evidence what was read of it, by the id of an entry.
 */
export function entriesOf(
  history: readonly LedgerEntry[],
  evidence: ReadonlyMap<string, readonly Evidence[]>,
): BoardEntry[] {
  let before: Release | null = null;
  const oldestFirst = history.toReversed().map((entry) => {
    const shown = { ...withoutDigests(entry), before, evidence: evidence.get(entry.id) ?? null };
    if (entry.state === 'verified') before = entry.release;
    if (entry.state === 'removed') before = null;
    return shown;
  });
  return oldestFirst.reverse();
}

function withoutDigests({
  digests: _,
  assembly: __,
  ...entry
}: LedgerEntry): Omit<LedgerEntry, 'digests' | 'assembly'> {
  return entry;
}
