import type { Environment } from '../../environments/schema/environment';
import type { PlannedStack } from '../model/planned-stack';
import type { ProposedEnvironment, ProposedStack } from '../model/proposal';
import { accessDelta } from './access/access-delta';
import { assess } from './assess';
import { environmentCost } from './cost/cost-delta';

/** What is known of an environment's plans without asking anyone. */
export type AssessedEnvironment = Pick<ProposedEnvironment, 'name' | 'stacks' | 'access' | 'cost'>;

/**
 * Assesses the planned stacks of one environment, each by itself and all together.
 * @param all every environment: a sandbox's warehouses are watched by monitors of another.
 */
export function assessEnvironment(
  environment: Environment,
  planned: readonly PlannedStack[],
  all: readonly Environment[],
): AssessedEnvironment {
  const own = planned.filter(({ stack }) => stack.environment === environment.name);
  const sets = own.flatMap((one) => (one.kind === 'planned' ? [one.plan.changeSet] : []));
  return {
    name: environment.name,
    stacks: own.map(proposed),
    access: accessDelta(sets),
    cost: environmentCost(sets, environment, all),
  };
}

function proposed({ stack, ...found }: PlannedStack): ProposedStack {
  const named = { stack: stack.id, dependencies: stack.dependencies };
  switch (found.kind) {
    case 'planned':
      return { ...named, kind: 'planned', assessment: assess(found.plan.changeSet) };
    case 'refused':
      return { ...named, kind: 'failed', because: 'Terraform must not see it: a policy refuses it' };
    default:
      return { ...named, ...found };
  }
}
