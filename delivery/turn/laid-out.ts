import { scopeNotes } from '../model/turn-notes';
import { wavesOf } from '../model/waves';
import type { World } from '../ports/world';
import { begun } from './begun';
import type { Delivery } from './delivery';

/** A turn that others carry on, a stack at a time. */
export interface LaidOut {
  readonly kind: 'entered';
  /** The ledger's name for its entry. */
  readonly entry: string;
  /** Ids of the stacks that are to be applied: those of a wave depend only on earlier ones. */
  readonly waves: readonly (readonly string[])[];
}

/** Says on the ledger what is to be applied in a turn, and leaves it open for those who do. */
export async function laidOut(delivery: Delivery, world: World): Promise<LaidOut> {
  const { entry } = delivery;
  const { affected, ...known } = await begun(delivery, world);
  const waves = wavesOf(affected);
  for (const note of scopeNotes({ ...known, stacks: waves.flat() })) await entry.progress(note);
  return { kind: 'entered', entry: entry.id, waves };
}
