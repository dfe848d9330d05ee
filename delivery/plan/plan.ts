import type { AssembledStack, Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { inDependencyOrder } from '../model/dependency-order';
import type { PlannedStack } from '../model/planned-stack';
import type { Refusal } from '../model/refusal';
import type { World } from '../ports/world';

/** What planning needs of the world. */
export interface PlanWorld extends Pick<World, 'concurrency'> {
  readonly terraform: Pick<World['terraform'], 'plan' | 'discard' | 'state'>;
}

/** Where stacks come from. */
export interface PlanSubject {
  /** Where the upstream of the stacks is found. */
  readonly assembly: Assembly;
  /** Why Terraform must not see some of them, by id. */
  readonly refused?: ReadonlyMap<string, readonly Refusal[]>;
}

/**
 * Plans stacks against the world as it is. Nothing is planned against made-up values: a stack whose upstream has never
 * been applied is blocked. A plan that fails is told beside the others.
 */
export async function plan(
  stacks: readonly AssembledStack[],
  { assembly, refused = new Map() }: PlanSubject,
  { terraform, concurrency }: PlanWorld,
): Promise<PlannedStack[]> {
  const applied = lookUp((id) => hasState(id, assembly, terraform));
  const settled = await inDependencyOrder(withoutOrder(stacks), concurrency, async ({ id }) => {
    const stack = known(id, assembly);
    const refusals = refused.get(id);
    if (refusals !== undefined) return { stack, kind: 'refused', refusals } as const;
    const waitsFor = await missing(stack.dependencies, applied);
    if (waitsFor.length > 0) return { stack, kind: 'blocked', waitsFor } as const;
    const { file, ...saved } = await terraform.plan(stack);
    await terraform.discard({ file, ...saved });
    return { stack, kind: 'planned', plan: saved } as const;
  });
  return settled.map((result) =>
    result.done ? result.value : { stack: known(result.stack.id, assembly), kind: 'failed', ...failure(result.error) },
  );
}

/** Plans read only what is applied already, so they need no order among themselves. */
function withoutOrder(stacks: readonly AssembledStack[]): AssembledStack[] {
  return stacks.map((stack) => ({ ...stack, dependencies: [] }));
}

function known(id: string, { stacks }: Assembly): AssembledStack {
  const found = stacks.find((stack) => stack.id === id);
  if (found === undefined) throw new Error(`the assembly has no stack ${id}`);
  return found;
}

async function hasState(id: string, assembly: Assembly, terraform: PlanWorld['terraform']): Promise<boolean> {
  return (await terraform.state(known(id, assembly))).length > 0;
}

async function missing(ids: readonly string[], applied: (id: string) => Promise<boolean>): Promise<string[]> {
  const found = await Promise.all(ids.map(async (id) => ((await applied(id)) ? [] : [id])));
  return found.flat();
}

/** Asks once for each id. */
function lookUp<T>(find: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (id) => {
    const answer = answers.get(id) ?? find(id);
    answers.set(id, answer);
    return answer;
  };
}

function failure(error: unknown): { because: string; isLocked?: true } {
  const because = error instanceof Error ? error.message : String(error);
  const isLocked = error instanceof DeliveryError && error.code === 'StateLocked';
  return isLocked ? { because, isLocked } : { because };
}
