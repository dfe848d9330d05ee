import type { Environment } from '../../environments/schema/environment';
import { assessEnvironment } from '../assess/assess-environment';
import { type AssembledStack, type Assembly, stacksOf } from '../model/assembly';
import { isEmpty } from '../model/change-set';
import type { PlannedStack } from '../model/planned-stack';
import type { ProposedEnvironment } from '../model/proposal';
import type { World } from '../ports/world';

/** Two trees, and the environment that goes from the one to the other. */
export interface Step {
  readonly environment: Environment;
  /** `null` where nothing stands there yet. */
  readonly before: Assembly | null;
  readonly after: Assembly;
}

type Configured = Pick<World, 'configurations'>;

/** What an environment would have to change to go from one tree to another, as their code tells it. */
export async function changesBetween(step: Step, world: Configured): Promise<ProposedEnvironment> {
  const { environment, after } = step;
  const planned = await Promise.all(pairs(step).map((pair) => plannedFrom(pair, world)));
  const assessed = assessEnvironment(environment, planned, after.environments);
  const changed = new Set(planned.filter(({ plan }) => !isEmpty(plan.changeSet)).map(({ stack }) => stack.id));
  const stacks = assessed.stacks.filter(({ stack }) => changed.has(stack));
  return { ...assessed, stacks, refusals: [], approvals: 0 };
}

type Pair = readonly [AssembledStack | null, AssembledStack] | readonly [AssembledStack, null];

function pairs({ environment, before, after }: Step): Pair[] {
  const old = new Map((before === null ? [] : stacksOf(before, environment.name)).map((stack) => [stack.id, stack]));
  const next = stacksOf(after, environment.name);
  const gone = [...old.values()].filter(({ id }) => next.every((stack) => stack.id !== id));
  return [
    ...next.map((stack): Pair => [old.get(stack.id) ?? null, stack]),
    ...gone.map((stack): Pair => [stack, null]),
  ];
}

async function plannedFrom(
  [before, after]: Pair,
  { configurations }: Configured,
): Promise<Extract<PlannedStack, { kind: 'planned' }>> {
  const changeSet = await configurations.between(before, after);
  return { stack: after ?? before, kind: 'planned', plan: { changeSet, state: null, providers: {} } };
}
