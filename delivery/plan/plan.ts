import type { AssembledStack } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { inDependencyOrder } from '../model/dependency-order';
import type { Plan } from '../ports/terraform';
import type { World } from '../ports/world';

/** What planning found: plans of the stacks that can be planned, and the stacks that wait for another to be applied. */
export interface Plans {
  readonly planned: readonly Plan[];
  readonly waiting: readonly WaitingStack[];
}

/** A stack that cannot be planned, because what it reads from another is not there yet. */
export interface WaitingStack {
  readonly stack: string;
  readonly waitsFor: string;
}

type PlanWorld = Pick<World, 'terraform' | 'concurrency'>;

/**
 * Plans stacks against the world as it is. Nothing is planned against made-up values: a stack whose upstream has never
 * been applied is said to wait for it.
 * @throws DeliveryError `TerraformFailed`, naming every stack that could not be planned.
 */
export async function plan(stacks: readonly AssembledStack[], world: PlanWorld): Promise<Plans> {
  const settled = await inDependencyOrder(withoutOrder(stacks), world.concurrency, (stack) =>
    planOne(stack, stacks, world),
  );
  const failures = settled.flatMap((result) => (result.done ? [] : [result]));
  if (failures.length > 0) throw planningFailed(failures);
  const results = settled.flatMap((result) => (result.done ? [result.value] : []));
  return {
    planned: results.filter((result) => 'changeSet' in result),
    waiting: results.filter((result) => 'waitsFor' in result),
  };
}

/** Plans read only what is applied already, so they need no order among themselves. */
function withoutOrder(stacks: readonly AssembledStack[]): AssembledStack[] {
  return stacks.map((stack) => ({ ...stack, dependencies: [] }));
}

async function planOne(
  stack: AssembledStack,
  all: readonly AssembledStack[],
  { terraform }: PlanWorld,
): Promise<Plan | WaitingStack> {
  const dependencies = all.find(({ id }) => id === stack.id)?.dependencies ?? [];
  for (const id of dependencies) {
    const upstream = all.find((other) => other.id === id);
    if (upstream !== undefined && (await terraform.state(upstream)).length === 0)
      return { stack: stack.id, waitsFor: id };
  }
  const saved = await terraform.plan(stack);
  await terraform.discard(saved);
  const { changeSet, state, providers } = saved;
  return { changeSet, state, providers };
}

function planningFailed(failures: readonly { stack: AssembledStack; error: unknown }[]): DeliveryError {
  const lines = failures.map(
    ({ stack, error }) => `${stack.id}: ${error instanceof Error ? error.message : String(error)}`,
  );
  return new DeliveryError('TerraformFailed', `${failures.length} of the plans failed.\n${lines.join('\n')}`);
}
