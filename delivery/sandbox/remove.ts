import type { AssembledStack } from '../model/assembly';
import { countsOf, isEmpty } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import { type Settled, inDependencyOrder } from '../model/dependency-order';
import type { World } from '../ports/world';
import { removalRefusals } from './removal-rules';

/** A stack of which nothing is left. */
export interface RemovedStack {
  readonly stack: AssembledStack;
  /** How many objects were destroyed: none where it was gone already. */
  readonly deleted: number;
}

type RemoveWorld = Pick<World, 'terraform' | 'concurrency'>;

/**
 * Destroys stacks, each after those that depend on it: a plan to destroy, judged, then that very plan.
 * @throws DeliveryError `TerraformFailed` where one could not be destroyed; what it depends on is left alone, the others
 *   are destroyed, and their states say so.
 */
export async function remove(
  stacks: readonly AssembledStack[],
  { terraform, concurrency }: RemoveWorld,
  told: (stack: RemovedStack) => unknown,
): Promise<RemovedStack[]> {
  const settled = await inDependencyOrder(removalOrder(stacks), concurrency, async (stack) => {
    const removed = { stack, deleted: await removeOne(stack, terraform) };
    told(removed);
    return removed;
  });
  if (settled.some(({ done }) => !done)) throw removalFailed(settled);
  return settled.flatMap((result) => (result.done ? [result.value] : []));
}

/** The same stacks, each depending on those that depended on it. */
export function removalOrder(stacks: readonly AssembledStack[]): AssembledStack[] {
  return stacks.map((stack) => ({
    ...stack,
    dependencies: stacks.filter(({ dependencies }) => dependencies.includes(stack.id)).map(({ id }) => id),
  }));
}

async function removeOne(stack: AssembledStack, terraform: World['terraform']): Promise<number> {
  const plan = await terraform.planDestroy(stack);
  try {
    const refusals = removalRefusals(plan.changeSet);
    if (refusals.length > 0) throw new DeliveryError('Refused', refusals.map(({ sentence }) => sentence).join('\n'));
    if (!isEmpty(plan.changeSet)) await terraform.apply(stack, plan);
    return countsOf([plan.changeSet]).delete;
  } finally {
    await terraform.discard(plan);
  }
}

function removalFailed(settled: readonly Settled<RemovedStack>[]): DeliveryError {
  const lines = settled.flatMap((result) => (result.done ? [] : [`${result.stack.id}: ${sentenceOf(result.error)}`]));
  const gone = settled.filter(({ done }) => done).map(({ stack }) => stack.id);
  const rest = gone.length === 0 ? 'Nothing was destroyed.' : `Gone: ${gone.join(', ')}.`;
  return new DeliveryError(
    'TerraformFailed',
    `${lines.join('\n')}\n${rest} Mend the cause and run the same command again.`,
  );
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
