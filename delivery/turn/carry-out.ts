import { type ChangeSet, isEmpty } from '../model/change-set';
import type { Outcome } from '../model/promotion';
import type { World } from '../ports/world';
import { appliedWithSigns } from './applied-with-signs';
import { begun } from './begun';
import { concluded } from './concluded';
import type { Delivery } from './delivery';
import { gateOf } from './gate-of';

/** Applies what differs from what is known to stand, verifies it, and settles it on the ledger. */
export async function carryOut(delivery: Delivery, world: World): Promise<Outcome> {
  const { promotion, entry, review, left, done } = delivery;
  const { affected, ...known } = await begun(delivery, world);
  const judge = gateOf(review, { ...promotion, ...known });
  // A plan that was empty still is, unless something else was changed after it.
  let empty: ChangeSet[] = [];
  const applied = await appliedWithSigns({ affected, judge, entry }, world, ({ stack, plan: { changeSet } }) => {
    left.delete(stack.id);
    empty = isEmpty(changeSet) ? [...empty, changeSet] : [];
    if (!isEmpty(changeSet)) done.add(stack.id);
  });
  const accepted = applied.flatMap((one) => one.accepted);
  return { ...(await concluded(delivery, { stacks: applied.map(({ stack }) => stack.id), empty }, world)), accepted };
}
