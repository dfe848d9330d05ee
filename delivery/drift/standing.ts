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
  const at = history.findIndex(({ state }) => state === 'verified' || state === 'removed');
  const entry = history[at];
  if (entry === undefined) return { kind: 'unknown', because: 'nothing was ever verified there' };
  if (entry.state === 'removed') return { kind: 'unknown', because: 'all that stood there was removed' };
  return { kind: 'standing', entry, older: sinceRemoval(history.slice(at + 1)) };
}

/** Whether two readings of a ledger tell the same: between them nothing was applied. */
export function isUnmoved(before: readonly LedgerEntry[], after: readonly LedgerEntry[]): boolean {
  return movesIn(before) === movesIn(after);
}

/** What waits for its turn, or was passed over, moves nothing. */
function movesIn(history: readonly LedgerEntry[]): string {
  const moving = history.filter(({ state }) => state !== 'waiting' && state !== 'superseded');
  const newest = moving.slice(0, 1).map(({ id, state }) => `${id} ${state}`);
  return newest.join('');
}

/** What stood before everything was removed is gone. */
function sinceRemoval(older: readonly LedgerEntry[]): LedgerEntry[] {
  const removed = older.findIndex(({ state }) => state === 'removed');
  return removed === -1 ? [...older] : older.slice(0, removed);
}

function beingApplied({ release, purpose, opened }: LedgerEntry): string {
  return `a ${purpose} of ${releaseName(release)} is being applied there since ${opened}`;
}
