import { DeliveryError } from '../model/delivery-error';
import { GOES_ON, type LedgerEntry, type SettledState, UNTOUCHED } from '../model/ledger-entry';
import { releaseName } from '../model/release';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';

/**
 * Goes on with an entry that another command has opened: as it is while it has the turn, else the turn is taken once more,
 * if nothing else was applied in the environment since.
 * @throws DeliveryError `Held` where it was overtaken, or has come to its end.
 */
export async function regainTurn(entry: LedgerEntry, { ledger }: Pick<World, 'ledger'>): Promise<OpenEntry> {
  const open = await ledger.resume(entry);
  if (entry.state === 'applying') return open;
  if (!GOES_ON.has(entry.state) || entry.turn === null) throw held(entry, `is ${entry.state}: ${entry.note}`);
  refuseOvertaken(entry, await ledger.entries(entry.environment));
  await open.begin('goes on');
  const entries = await ledger.entries(entry.environment);
  const now = entries.find(({ id }) => id === entry.id);
  const isFirst = now?.state === 'applying' && !entries.some((other) => isAhead(other, now));
  try {
    if (!isFirst) throw held(entry, 'lost its turn to another; run this again when that has come to its end');
    refuseOvertaken(entry, entries);
    return open;
  } catch (error) {
    if (now?.state === 'applying') await open.settle(endBefore(entry), [], entry.note);
    throw error;
  }
}

/** What was applied after an entry, whether or not it came to a good end; `null` where nothing was. */
export function overtakenBy(entry: LedgerEntry, entries: readonly LedgerEntry[]): LedgerEntry | null {
  const own = entries.findIndex(({ id }) => id === entry.id);
  const later = entries.filter((other, at) => other.id !== entry.id && (at < own || isLater(other, entry)));
  return later.find(({ state }) => !UNTOUCHED.has(state) && state !== 'refused') ?? null;
}

function refuseOvertaken(entry: LedgerEntry, entries: readonly LedgerEntry[]): void {
  const later = overtakenBy(entry, entries);
  if (later === null) return;
  const what = `${later.purpose} of ${releaseName(later.release)} came there since, and is ${later.state}`;
  throw held(entry, `cannot be gone on with: a ${what}; promote the release anew`);
}

function isLater({ turn }: LedgerEntry, entry: LedgerEntry): boolean {
  return turn !== null && entry.turn !== null && turn > entry.turn;
}

function isAhead(other: LedgerEntry, { id, turn }: LedgerEntry): boolean {
  return other.id !== id && other.state === 'applying' && other.turn !== null && turn !== null && other.turn < turn;
}

function endBefore({ state }: LedgerEntry): SettledState {
  return state === 'partial' || state === 'refused' ? state : 'failed';
}

function held({ id, release, environment }: LedgerEntry, why: string): DeliveryError {
  return new DeliveryError('Held', `entry ${id}, ${releaseName(release)} in ${environment}, ${why}`);
}
