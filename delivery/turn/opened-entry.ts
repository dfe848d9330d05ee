import { DeliveryError } from '../model/delivery-error';
import type { LedgerEntry } from '../model/ledger-entry';
import { type Release, releaseName } from '../model/release';
import { type TurnNotes, turnIn } from '../model/turn-notes';
import type { World } from '../ports/world';

/** Which entry is meant, and what whoever asks carries. */
export interface EntryAsked {
  /** The ledger's name for it. */
  readonly id: string;
  readonly environment: string;
  readonly release: Release;
}

/**
 * The entry of that name.
 * @param entries those of the environment among which it is.
 * @throws DeliveryError `Usage` where there is none, `Refused` where it is of another release.
 */
export function openedEntry({ id, environment, release }: EntryAsked, entries: readonly LedgerEntry[]): LedgerEntry {
  const found = entries.find((entry) => entry.id === id);
  if (found === undefined) {
    const next = 'name the one that "sluice promote open" printed, or open another';
    throw new DeliveryError('Usage', `the ledger of ${environment} has no entry ${id} among its newest; ${next}`);
  }
  const { commit, tree } = found.release;
  if (commit === release.commit && tree === release.tree) return found;
  const sentence = `entry ${id} of ${environment} is of ${releaseName(found.release)} (tree ${tree}), and the build is of ${releaseName(release)} (tree ${release.tree})`;
  throw new DeliveryError('Refused', sentence);
}

/** What the ledger says of the turn of an entry. @throws DeliveryError `Held` where whoever opened it did not come so far. */
export async function turnOf(entry: LedgerEntry, { ledger }: Pick<World, 'ledger'>): Promise<TurnNotes> {
  const turn = turnIn(await ledger.said(entry));
  if (turn !== null) return turn;
  const next = `open another: npx sluice promote open ${entry.environment}`;
  throw new DeliveryError('Held', `nobody has said what of entry ${entry.id} is to be applied; ${next}`);
}
