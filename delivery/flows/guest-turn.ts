import { assemblyDigest } from '../model/assembly';
import type { LedgerDraft } from '../model/ledger-entry';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { closeAbandoned } from '../promote/close-abandoned';
import { recordFailure, sentenceOf } from '../promote/record-failure';
import { takeTurn } from '../promote/take-turn';

/** What is known of an entry of a sandbox or preview when it is opened. */
export type GuestDraft = Pick<LedgerDraft, 'environment' | 'release' | 'purpose' | 'digests'>;

/**
 * Does something to a sandbox or preview, on the ledger and in its turn: nobody brings it up and takes it down at once.
 * Whatever goes wrong is on the ledger when this ends, unless this very process is killed.
 * @param work settles the entry where it comes to its end.
 */
export async function inGuestTurn<T>(
  draft: GuestDraft,
  world: World,
  work: (entry: OpenEntry) => Promise<T>,
): Promise<T> {
  const { environment, release } = draft;
  const assembly = assemblyDigest({ environments: [], stacks: [] });
  const entry = await world.ledger.open({ ...draft, assembly, replaces: null, isTransient: true });
  try {
    await world.progress.stage(`the turn of ${environment}`, () =>
      takeTurn(entry, { release, environment: { name: environment } }, world),
    );
    const others = (await world.ledger.entries(environment)).filter(({ id }) => id !== entry.id);
    await closeAbandoned(others, world);
    return await work(entry);
  } catch (error) {
    const write = () => entry.settle('failed', [], sentenceOf(error));
    await recordFailure(error, [{ write, otherwise: 'The ledger still says "applying"' }]);
    throw error;
  }
}
