import { type LedgerEntry, LIVE, UNTOUCHED, WINDOW } from './ledger-entry';
import type { Release } from './release';

type Stated = Pick<LedgerEntry, 'state'>;

/** The entries of a history that may have changed the environment, newest first. */
export function applied<T extends Stated>(history: readonly T[]): T[] {
  return history.filter(({ state }) => !UNTOUCHED.has(state));
}

/** The entries since all that stood in the environment was last removed, newest first: what was before that is gone. */
export function sinceRemoval<T extends Stated>(history: readonly T[]): T[] {
  const removed = history.findIndex(({ state }) => state === 'removed');
  return removed === -1 ? [...history] : history.slice(0, removed);
}

/**
 * The entry that says what stands in an environment: the newest that was verified, unless all was removed since. Unlike
 * `standsAt`, it is told even while another is applied or after one has failed.
 */
export function whatStands<T extends Stated>(history: readonly T[]): T | null {
  return sinceRemoval(history).find(({ state }) => state === 'verified') ?? null;
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
  const since = sinceRemoval(history);
  if (since.length === history.length && history.length >= WINDOW - 1) return false;
  return whatStands(since) === null;
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
