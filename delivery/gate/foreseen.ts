import type { Environment } from '../../environments/schema/environment';
import type { ProposedEnvironment } from '../model/proposal';
import { approvalsNeeded } from './approvals';
import { costRefusals } from './cost-ceiling';
import { destructionRefusals } from './destruction';

/** What a gate would refuse of an environment's plans as things stand, and how many people must approve them. */
export function foreseen(
  { stacks, cost }: Pick<ProposedEnvironment, 'stacks' | 'cost'>,
  environment: Environment,
  now: Date,
): Pick<ProposedEnvironment, 'refusals' | 'approvals'> {
  const changes = stacks.flatMap((one) => (one.kind === 'planned' ? one.assessment.changes : []));
  return {
    refusals: [...destructionRefusals(changes, environment, now), ...costRefusals(cost, environment)],
    approvals: approvalsNeeded(changes, environment),
  };
}
