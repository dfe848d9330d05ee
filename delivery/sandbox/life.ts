import { sinceRemoval } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Release } from '../model/release';
import { draftOf, type Guest, nameOf } from './guest';

/**
 * - `up`: applied, and its checks hold.
 * - `applying`: somebody is bringing it up, or waits for the turn to do so.
 * - `removing`: a removal of it was begun, and has not ended.
 * - `broken`: an apply of it did not come to a good end.
 * - `gone`: nothing of it is left.
 */
export type LifeState = 'up' | 'applying' | 'broken' | 'removing' | 'gone';

/** What the ledger says of a sandbox or preview. */
export interface Life {
  readonly guest: Guest;
  readonly environment: string;
  readonly state: LifeState;
  /** Who asked for what was done last. */
  readonly by: string;
  /** When it was last brought up to date; `null` where it never was. */
  readonly since: Date | null;
  /** Until when it is left alone. */
  readonly until: Date | null;
  /** What was applied to it last; `null` where nothing ever was. */
  readonly newest: Release | null;
  /** What was applied to it and may still stand, the newest first. */
  readonly releases: readonly Release[];
  /** Ids of the stacks that were applied and may still stand. */
  readonly stacks: readonly string[];
  /** Whether it was taken down because it had outlived its time. */
  readonly wasReaped: boolean;
}

/** How the note of a removal begins that nobody asked for. */
export const OUTLIVED = 'outlived';

const DAY_MS = 86_400_000;

/**
 * The life of a sandbox or preview; nothing where none was ever brought up.
 * @param entries of its environment, the newest first.
 */
export function lifeOf(guest: Guest, entries: readonly LedgerEntry[]): Life | undefined {
  const [newest] = entries;
  if (newest === undefined) return undefined;
  const standing = sinceRemoval(entries).filter(isUp);
  const up = entries.find(isUp);
  const since = up?.opened;
  return {
    guest,
    environment: nameOf(guest),
    state: stateOf(newest),
    by: newest.by,
    since: since === undefined ? null : new Date(since),
    until: since === undefined ? null : endOf(guest, new Date(since)),
    newest: up?.release ?? null,
    releases: standing.map(({ release }) => release),
    stacks: [...new Set(standing.flatMap(({ digests }) => Object.keys(digests)))],
    wasReaped: newest.state === 'removed' && newest.note.startsWith(OUTLIVED),
  };
}

/** Whether it stands longer than it may, and nobody is bringing it up. */
export function hasOutlived({ state, until }: Life, now: Date): boolean {
  return state !== 'gone' && state !== 'applying' && until !== null && until.getTime() < now.getTime();
}

/** Until when what is brought up now is left alone. */
export function endOf(guest: Guest, up: Date): Date {
  return new Date(up.getTime() + daysOf(guest) * DAY_MS);
}

/** How many days it is left alone, from each time that it is brought up. */
export function daysOf(guest: Guest): number {
  const days = Number(draftOf(guest).tags?.['sluice:ttl-days']);
  if (Number.isFinite(days) && days > 0) return days;
  throw new Error(`${nameOf(guest)} has no tag sluice:ttl-days that is a number of days`);
}

function isUp({ purpose }: LedgerEntry): boolean {
  return purpose !== 'removal';
}

/** Whatever did not end well may have left something: only what was seen to be gone is. */
function stateOf({ purpose, state }: LedgerEntry): LifeState {
  if (state === 'removed') return 'gone';
  if (purpose === 'removal') return 'removing';
  if (state === 'verified') return 'up';
  return state === 'applying' || state === 'waiting' ? 'applying' : 'broken';
}
