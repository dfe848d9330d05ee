import { applied, sinceRemoval, whatStands } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';
import { releaseName } from '../model/release';

/** What stands in an environment by the ledger, or why nobody can say. */
export type Standing =
  | { readonly kind: 'standing'; readonly entry: LedgerEntry; readonly older: readonly LedgerEntry[] }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * What was verified last in an environment, and what came before it there.
 * @param history the entries of the environment, newest first.
 */
export function standingBy(history: readonly LedgerEntry[]): Standing {
  const applying = history.find(({ state }) => state === 'applying');
  if (applying !== undefined) return { kind: 'unknown', because: `${beingApplied(applying)}; its stacks are moving` };
  const entry = whatStands(history);
  const since = sinceRemoval(history);
  if (entry !== null) return { kind: 'standing', entry, older: since.slice(since.indexOf(entry) + 1) };
  const isEmptied = since.length < history.length;
  return {
    kind: 'unknown',
    because: isEmptied ? 'all that stood there was removed' : 'nothing was ever verified there',
  };
}

/** Whether two readings of a ledger tell the same: between them nothing was applied. */
export function isUnmoved(before: readonly LedgerEntry[], after: readonly LedgerEntry[]): boolean {
  return movesIn(before) === movesIn(after);
}

/** What waits for its turn, or was passed over, moves nothing. */
function movesIn(history: readonly LedgerEntry[]): string {
  const newest = applied(history).slice(0, 1);
  return newest.map(({ id, state }) => `${id} ${state}`).join('');
}

function beingApplied({ release, purpose, opened }: LedgerEntry): string {
  return `a ${purpose} of ${releaseName(release)} is being applied there since ${opened}`;
}
