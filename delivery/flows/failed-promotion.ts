import type { FailedPromotion, RemainingStack } from '../model/failed-promotion';
import { applied } from '../model/history';
import type { LedgerEntry } from '../model/ledger-entry';
import { releaseName } from '../model/release';
import { turnIn } from '../model/turn-notes';
import type { World } from '../ports/world';
import { failuresIn } from '../promote/failed-life';
import { trusted } from '../promote/trusted';
import { leftIn } from '../turn/stopped-short';

type LedgerWorld = Pick<World, 'ledger'>;

/** What the ledger says of how an environment's last promotion ended. */
export type LastPromotion =
  | { readonly kind: 'well' | 'failed'; readonly entry: LedgerEntry }
  /** Nothing was promoted there, or something is just now. */
  | { readonly kind: 'open' };

/** How the last promotion of an environment ended, or its last rollback. @param history its entries, newest first. */
export function lastPromotion(history: readonly LedgerEntry[]): LastPromotion {
  const newest = applied(history).find(({ purpose }) => purpose !== 'repair');
  if (newest === undefined || newest.state === 'applying' || newest.state === 'abandoned') return { kind: 'open' };
  const isWell = newest.state === 'verified' ? newest.purpose === 'promotion' : newest.state === 'removed';
  return { kind: isWell ? 'well' : 'failed', entry: newest };
}

/** A promotion that came to no good end, with what remains of it. @param history the entries of its environment. */
export async function failedPromotion(
  entry: LedgerEntry,
  history: readonly LedgerEntry[],
  world: LedgerWorld,
): Promise<FailedPromotion> {
  const { environment, release, purpose, replaces } = entry;
  const known = { environment, isRollback: purpose === 'rollback' };
  if (entry.state === 'verified' && replaces !== null) {
    const because = `${environment} stands at ${releaseName(release)} again`;
    return { environment, isRollback: false, release: replaces, end: 'rolled-back', because, left: [] };
  }
  const evidence = await world.ledger.evidence(entry);
  const because = evidence.length > 0 ? failuresIn(evidence) : entry.note;
  const end = entry.state === 'partial' || entry.state === 'refused' ? entry.state : 'failed';
  return { ...known, release, end, because, left: await leftOf(entry, history, world) };
}

/** What several commands carried is known by the stack; of one that a single process carried, what it did not verify. */
async function leftOf(
  entry: LedgerEntry,
  history: readonly LedgerEntry[],
  { ledger }: LedgerWorld,
): Promise<RemainingStack[]> {
  const turn = turnIn(await ledger.said(entry));
  if (turn !== null) return leftIn(turn);
  const stands = trusted(history);
  const unsure = Object.keys(entry.digests).filter((id) => stands[id] !== entry.digests[id]);
  return unsure.map((stack) => ({ stack, because: 'not verified: what is left of it, its plan says' }));
}
