import type { ChangeSet } from '../model/change-set';
import type { Evidence } from '../model/promotion';
import type { World } from '../ports/world';
import { promote } from '../promote/promote';
import { verify } from '../verify/verify';
import type { Delivery } from './delivery';

/** What was applied in a turn. */
export interface AppliedStacks {
  /** Their ids. */
  readonly stacks: readonly string[];
  /** Plans that were empty a moment ago, with nothing changed since. */
  readonly empty?: readonly ChangeSet[];
}

/** How a turn ended in which all was applied. */
export interface Concluded {
  readonly kind: 'verified' | 'unverified';
  /** Ids of the stacks that were applied. */
  readonly applied: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Verifies what was applied, and settles it on the ledger. */
export async function concluded(
  { promotion, entry }: Pick<Delivery, 'promotion' | 'entry'>,
  { stacks, empty = [] }: AppliedStacks,
  world: World,
): Promise<Concluded> {
  const { release, assembly, environment } = promotion;
  const folder = await world.source.checkout(release.commit);
  const evidence = await verify({ assembly, environment, stacks, folder, empty }, world);
  const kind = (await promote(entry, evidence)) ? 'verified' : 'unverified';
  return { kind, applied: stacks, evidence };
}
