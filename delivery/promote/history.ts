import { type LedgerEntry, LIVE, type LedgerState, WINDOW } from '../model/ledger-entry';
import type { Release } from '../model/release';

/** What never had its turn has applied nothing. */
const UNTOUCHED: ReadonlySet<LedgerState> = new Set(['waiting', 'superseded']);

/** The entries of a history that may have changed the environment, newest first. */
export function applied(history: readonly LedgerEntry[]): LedgerEntry[] {
  return history.filter(({ state }) => !UNTOUCHED.has(state));
}

/** The entry that an environment stands at: the newest one that may have changed it, where it was verified. */
export function standsAt(history: readonly LedgerEntry[]): LedgerEntry | null {
  const newest = changed(history)[0];
  return newest?.state === 'verified' ? newest : null;
}

/** What was applied last, whether or not it came to a good end; a gate that stayed shut let nothing in. */
export function newestChange(history: readonly LedgerEntry[]): LedgerEntry | null {
  return changed(history)[0] ?? null;
}

/**
 * Whether an environment is new: nothing was ever verified there since it was last empty. Where there may be older entries
 * than were looked at, it is not known to be.
 */
export function isNew(history: readonly LedgerEntry[]): boolean {
  const removed = history.findIndex(({ state }) => state === 'removed');
  if (removed === -1 && history.length >= WINDOW - 1) return false;
  return history.slice(0, removed === -1 ? history.length : removed).every(({ state }) => state !== 'verified');
}

/** The entry that verified a release, by its tree. */
export function verifiedAs(history: readonly LedgerEntry[], { tree }: Release): LedgerEntry | null {
  return history.find(({ release, state }) => release.tree === tree && state === 'verified') ?? null;
}

/** The rollback that took a release back, by its tree; a rollback that never began took nothing back. */
export function takenBackBy(history: readonly LedgerEntry[], { tree }: Release): LedgerEntry | null {
  const rollbacks = changed(history).filter(({ purpose }) => purpose === 'rollback');
  return rollbacks.find(({ replaces }) => replaces?.tree === tree) ?? null;
}

/** Whether the newest entry that a gate let in was of the same tree, and did not come to a good end. */
export function isStopped(history: readonly LedgerEntry[], { tree }: Release): boolean {
  const newest = newestChange(history);
  // Of what a gate refused in part, nothing was agreed to that a review would not have to say again.
  return newest?.release.tree === tree && newest.state !== 'verified' && newest.state !== 'partial';
}

function changed(history: readonly LedgerEntry[]): LedgerEntry[] {
  return applied(history).filter(({ state }) => state !== 'refused' && !LIVE.has(state));
}
