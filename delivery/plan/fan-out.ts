import { planRoleOf } from '../../environments/identity/aws-role';
import { type Assembly, type AssembledStack, stacksOf } from '../model/assembly';
import type { PlannedStack } from '../model/planned-stack';
import type { Refusal } from '../model/refusal';
import { administeredChanges } from './administered-stacks';
import { affectedStacks, digestsOf } from './affected-stacks';

/** One stack that a job of its own plans, and as whom. */
export interface PlanJob {
  readonly stack: string;
  readonly environment: string;
  /** The ARN of the role that plans the environment. */
  readonly role: string;
  readonly region: string;
}

/** How the plans of a change are spread over jobs. */
export interface FanOut {
  readonly jobs: readonly PlanJob[];
  /** Stacks that no job plans, and why. */
  readonly aside: readonly PlannedStack[];
  /** Ids of the stacks that the change touches and administrators apply by hand. */
  readonly administered: readonly string[];
  /** The environments whose reviewers are shown something, be it that nothing changes: each gets a record of its own. */
  readonly environments: readonly string[];
}

/** Two trees that were built. */
export interface Trees {
  readonly base: Assembly;
  readonly head: Assembly;
  /** Why Terraform must not see stacks of the head, by id. */
  readonly refused: ReadonlyMap<string, readonly Refusal[]>;
}

/**
 * The plans that a change needs. Who plans an environment is what the base says of it: a change cannot name a role, and an
 * environment that the base does not have has none yet.
 */
export function fanOut({ base, head, refused }: Trees): FanOut {
  const affected = affectedStacks(head.stacks, digestsOf(base.stacks));
  const byHand = administeredChanges(head.stacks, base.stacks);
  const known = base.environments.filter(({ identityOf }) => identityOf === null);
  const jobs: PlanJob[] = [];
  const aside: PlannedStack[] = [];
  const administered: string[] = [];
  for (const stack of [...affected, ...byHand]) {
    const refusals = refused.get(stack.id);
    const environment = known.find(({ name }) => name === stack.environment);
    if (refusals !== undefined) aside.push({ stack, kind: 'refused', refusals });
    else if (stack.administered === true) administered.push(stack.id);
    else if (environment === undefined) aside.push({ stack, kind: 'failed', because: isNew(stack) });
    else {
      const { arn: role, region } = planRoleOf(environment, base.environments);
      jobs.push({ stack: stack.id, environment: environment.name, role, region });
    }
  }
  const stays = ({ name }: { readonly name: string }) => head.environments.some((one) => one.name === name);
  return { jobs, aside, administered, environments: known.filter(stays).map(({ name }) => name) };
}

function isNew({ environment }: AssembledStack): string {
  const what = `the environment ${environment} is not in the base commit, so that nothing may plan it yet`;
  return `${what}; bring it in and bootstrap it first, and see its plan on the next change`;
}

/** The stacks that a base has and a head does not, in the base's environments. */
export function goneFrom({ base, head }: Pick<Trees, 'base' | 'head'>): AssembledStack[] {
  const present = new Set(head.stacks.map(({ id }) => id));
  return base.environments.flatMap(({ name }) => stacksOf(base, name)).filter(({ id }) => !present.has(id));
}
