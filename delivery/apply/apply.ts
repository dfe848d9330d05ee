import type { AssembledStack } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { type Settled, UpstreamFailed, inDependencyOrder } from '../model/dependency-order';
import { type ChangeSet, isEmpty } from '../model/change-set';
import type { World } from '../ports/world';

/**
 * Applies stacks, each after those it depends on: a fresh plan, then that very plan. Returns what was applied.
 * @throws DeliveryError `TerraformFailed` when any stack failed; the others are applied, and their states say so.
 */
export async function apply(
  stacks: readonly AssembledStack[],
  { terraform, concurrency }: Pick<World, 'terraform' | 'concurrency'>,
  applied: (changeSet: ChangeSet) => void = () => undefined,
): Promise<ChangeSet[]> {
  const settled = await inDependencyOrder(stacks, concurrency, async (stack) => {
    const plan = await terraform.plan(stack);
    if (isEmpty(plan.changeSet)) await terraform.discard(plan);
    else await terraform.apply(stack, plan);
    applied(plan.changeSet);
    return plan.changeSet;
  });
  const failed = settled.filter((result) => !result.done);
  if (failed.length > 0) throw applyFailed(settled);
  return settled.flatMap((result) => (result.done ? [result.value] : []));
}

function applyFailed(settled: readonly Settled<ChangeSet>[]): DeliveryError {
  const lines = settled.flatMap((result) => (result.done ? [] : [`${result.stack.id}: ${reason(result.error)}`]));
  const done = settled.filter((result) => result.done).map(({ stack }) => stack.id);
  const rest = done.length === 0 ? 'No stack was applied.' : `Applied: ${done.join(', ')}.`;
  return new DeliveryError(
    'TerraformFailed',
    `${lines.join('\n')}\n${rest} Mend the cause and run the same command again.`,
  );
}

function reason(error: unknown): string {
  if (error instanceof UpstreamFailed) return `not started: it ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
