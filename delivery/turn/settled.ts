import type { LedgerEntry } from '../model/ledger-entry';
import type { Outcome, Promotion } from '../model/promotion';
import { releaseName } from '../model/release';
import type { World } from '../ports/world';
import { overtakenBy, regainTurn } from '../promote/regain-turn';
import type { Arrival } from './arrival';
import { concluded } from './concluded';
import { openedEntry, turnOf } from './opened-entry';
import { settledWhateverHappens } from './settled-whatever-happens';
import { leftIn, stoppedShort } from './stopped-short';

/**
 * Brings a turn to its end that others have carried: verified where all was applied, else settled by what is left of it.
 * What has its end already is told again.
 * @param id the ledger's name for its entry.
 * @throws DeliveryError `Refused`, `TerraformFailed` or `Interrupted` with what is left; the ledger says so then.
 */
export async function settled(arrival: Arrival, id: string, world: World): Promise<Outcome> {
  const { release, environment } = arrival.promotion;
  const entries = await world.ledger.entries(environment.name);
  const found = openedEntry({ id, release, environment: environment.name }, entries);
  return endedAs(found, entries, arrival.promotion) ?? (await ended(arrival, found, world));
}

/** What nothing more is done about. */
function endedAs(found: LedgerEntry, entries: readonly LedgerEntry[], { release }: Promotion): Outcome | null {
  if (found.state === 'verified') return { kind: 'standing', since: found.at };
  const later = overtakenBy(found, entries);
  if (later === null && found.state !== 'superseded') return null;
  const what = later === null ? found.note : `${releaseName(later.release)} came there since, as a ${later.purpose}`;
  return {
    kind: 'held',
    refusals: [{ rule: 'superseded', sentence: `${releaseName(release)} was overtaken: ${what}` }],
  };
}

async function ended({ promotion, pull, left, done }: Arrival, found: LedgerEntry, world: World): Promise<Outcome> {
  const entry = await regainTurn(found, world);
  return settledWhateverHappens({ promotion, entry, pull, left, done }, world, async () => {
    const turn = await turnOf(found, world);
    const rest = leftIn(turn);
    for (const { stack } of rest) left.add(stack);
    for (const [stack, { step }] of turn.marks) if (step === 'changed') done.add(stack);
    if (rest.length > 0)
      throw stoppedShort(
        rest,
        turn.stacks.filter((one) => !left.has(one)),
      );
    return { ...(await concluded({ promotion, entry }, { stacks: turn.stacks }, world)), accepted: [] };
  });
}
