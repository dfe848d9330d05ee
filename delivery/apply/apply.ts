import type { AssembledStack } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { type Settled, UpstreamFailed, inDependencyOrder } from '../model/dependency-order';
import { isEmpty } from '../model/change-set';
import type { Judgement, Refusal } from '../model/refusal';
import type { Plan } from '../model/plan';
import type { World } from '../ports/world';

/** Says whether a plan may be applied. */
export type Judge = (stack: AssembledStack, plan: Plan) => Judgement;

/** Lets every plan be applied. */
export const unreviewed: Judge = () => ({ refusals: [], accepted: [] });

/** One stack that was applied, and the plan that was. */
export interface AppliedStack {
  readonly stack: AssembledStack;
  readonly plan: Plan;
  /** What was let pass although it was not quite what was reviewed. */
  readonly accepted: readonly string[];
}

/** How stacks are applied. */
export interface ApplyOptions {
  /** Asked about every plan that would change something. */
  readonly judge: Judge;
  /** Told of each stack when it is done. */
  readonly applied?: (stack: AppliedStack) => unknown;
}

type ApplyWorld = Pick<World, 'terraform' | 'concurrency'>;

/** Stands for a stack whose plan the judge refused. */
class Refused extends Error {
  override readonly name = 'Refused';

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ rule, sentence }) => `refused (${rule}): ${sentence}`).join('\n'));
  }
}

/**
 * Applies stacks, each after those it depends on: a fresh plan, judged, then that very plan. Returns what was applied.
 * @throws DeliveryError `Refused` when a plan was refused, `TerraformFailed` when a stack failed; the stacks that
 *   depend on it are not started, the others are applied, and their states say so.
 */
export async function apply(
  stacks: readonly AssembledStack[],
  world: ApplyWorld,
  { judge, applied = () => undefined }: ApplyOptions,
): Promise<AppliedStack[]> {
  const settled = await inDependencyOrder(stacks, world.concurrency, async (stack) => {
    const done = { stack, ...(await applyOne(stack, world, judge)) };
    applied(done);
    return done;
  });
  if (settled.some((result) => !result.done)) throw applyFailed(settled);
  return settled.flatMap((result) => (result.done ? [result.value] : []));
}

async function applyOne(
  stack: AssembledStack,
  { terraform }: ApplyWorld,
  judge: Judge,
): Promise<Omit<AppliedStack, 'stack'>> {
  const plan = await terraform.plan(stack);
  try {
    if (isEmpty(plan.changeSet)) return { plan, accepted: [] };
    const { refusals, accepted } = judge(stack, plan);
    if (refusals.length > 0) throw new Refused(refusals);
    await terraform.apply(stack, plan);
    return { plan, accepted };
  } finally {
    await terraform.discard(plan);
  }
}

function applyFailed(settled: readonly Settled<AppliedStack>[]): DeliveryError {
  const errors = settled.flatMap((result) => (result.done ? [] : [result.error]));
  const lines = settled.flatMap((result) => (result.done ? [] : [`${result.stack.id}: ${reason(result.error)}`]));
  const done = settled.filter((result) => result.done).map(({ stack }) => stack.id);
  const rest = done.length === 0 ? 'No stack was applied.' : `Applied: ${done.join(', ')}.`;
  const onlyRefused = errors.every((error) => error instanceof Refused || error instanceof UpstreamFailed);
  const next = onlyRefused ? 'Do what the reasons say' : 'Mend the cause';
  return new DeliveryError(
    onlyRefused ? 'Refused' : 'TerraformFailed',
    `${lines.join('\n')}\n${rest} ${next} and run the same command again.`,
  );
}

function reason(error: unknown): string {
  if (error instanceof UpstreamFailed) return `not started: it ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
