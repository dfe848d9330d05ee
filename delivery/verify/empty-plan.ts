import { stacksOf } from '../model/assembly';
import { countsOf, isEmpty } from '../model/change-set';
import { inDependencyOrder } from '../model/dependency-order';
import type { Evidence } from '../model/promotion';
import { reason } from './brief';
import type { OfKind, Scene } from './subject';

const FEW = 5;

/** Whether a second plan of what was applied has nothing left to change. */
export async function emptyPlan(
  _: OfKind<'empty-plan'>,
  { subject: { assembly, environment, stacks }, look, world: { concurrency } }: Scene,
): Promise<Evidence[]> {
  const applied = stacksOf(assembly, environment.name).filter(({ id }) => stacks.includes(id));
  if (applied.length === 0)
    return [{ check: 'empty plan', holds: true, seen: 'no stack differs from what was verified' }];
  const settled = await inDependencyOrder(applied, concurrency, (stack) => look.plan(stack));
  return settled.map((result) => {
    const check = `${result.stack.id}: empty plan`;
    if (!result.done) return { check, holds: false, seen: `the plan failed: ${reason(result.error)}` };
    if (isEmpty(result.value)) return { check, holds: true, seen: 'nothing is left to change' };
    const addresses = result.value.changes.map(({ address }) => address).slice(0, FEW);
    const { create, update, replace, delete: deleted } = countsOf([result.value]);
    const counts = `${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
    return { check, holds: false, seen: `a second plan still has ${counts}: ${addresses.join(', ')}` };
  });
}
