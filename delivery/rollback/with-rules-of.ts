import type { Environment } from '../../environments/schema/environment';
import type { Assembly } from '../model/assembly';

/**
 * The assembly of an older release, held to the rules of today: what is built and how it is verified comes from its own
 * tree; what may be destroyed, who must approve, when nothing is applied and what it may cost, from the tree that holds
 * the rules now.
 */
export function withRulesOf(rules: Environment, { environments, stacks }: Assembly): Assembly {
  return { stacks, environments: environments.map((one) => (one.name === rules.name ? ruled(one, rules) : one)) };
}

function ruled(target: Environment, { review, cost, promotion }: Environment): Environment {
  const { approvals, rollback } = promotion;
  return { ...target, review, cost, promotion: { ...target.promotion, approvals, rollback } };
}

/** The same rules, asking nobody: for a rollback that an environment has been told to make by itself. */
export function withoutApprovals(environment: Environment): Environment {
  const { approvals, ...review } = environment.review;
  const none = Object.fromEntries(Object.keys(approvals).map((kind) => [kind, 0])) as typeof approvals;
  return { ...environment, review: { ...review, approvals: none } };
}
