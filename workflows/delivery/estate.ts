import type { Environment } from '../../environments/schema/environment';
import { planRoleOf, applyRoleOf, reviewKeyOf } from '../../environments/identity/aws-role';
import type { Home } from '../names';

/** An environment, as workflows need to know it. */
export interface Target {
  readonly name: string;
  readonly deploysFrom: Environment['github']['deploysFrom'];
  /** Whether somebody must agree, or some time must pass, before a release may enter. */
  readonly asks: boolean;
  readonly account: string;
  readonly region: string;
  readonly planRole: string;
  readonly applyRole: string;
  /** What `SLUICE_REVIEW_KEY` is in jobs that have one of the roles. */
  readonly reviewKey: string;
  /** The start of the names of environments beside the path that this one hosts. */
  readonly hosts: readonly string[];
}

/** What the workflows of a repository are made from. */
export interface Estate {
  readonly home: Home;
  /** In the order of the promotion path. */
  readonly targets: readonly [Target, ...(readonly Target[])];
}

/**
 * What environments come to, for workflows.
 * @throws Error where there is none.
 */
export function estateOf(environments: readonly Environment[]): Estate {
  const [first, ...others] = environments;
  if (first === undefined)
    throw new Error('there is no environment on the promotion path; name one in environments/index.ts');
  const { github } = environments.find((environment) => environment.github.governs) ?? first;
  const target = (environment: Environment) => targetOf(environment, environments);
  return { home: github, targets: [target(first), ...others.map(target)] };
}

function targetOf(environment: Environment, among: readonly Environment[]): Target {
  const { name, github, hosts } = environment;
  const { teams, users } = github.reviewers;
  return {
    name,
    deploysFrom: github.deploysFrom,
    asks: teams.length + users.length > 0 || github.waitMinutes > 0,
    account: environment.aws.accountId,
    region: environment.aws.region,
    planRole: planRoleOf(environment, among).arn,
    applyRole: applyRoleOf(environment, among).arn,
    reviewKey: reviewKeyOf(environment, among),
    hosts,
  };
}

/** The names of environments, in their order. */
export function namesOf([first, ...others]: Estate['targets']): [string, ...string[]] {
  return [first.name, ...others.map(({ name }) => name)];
}
