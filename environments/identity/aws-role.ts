import type { Environment } from '../schema/environment';
import { hostOf } from './host-of';
import { Names } from './names';
import { REVIEW_KEY, ROLE_NAMES } from './role-names';

/** A role that jobs take in AWS, and the region that they work in. */
export interface AwsRole {
  readonly arn: string;
  readonly region: string;
}

/**
 * The role that plans an environment: it reads, and holds the locks of states.
 * @param among the environments of the same tree, of which a guest's host is one.
 * @throws EnvironmentError where the host is not among them.
 */
export function planRoleOf(environment: Environment, among: readonly Environment[]): AwsRole {
  return roleOf(ROLE_NAMES.plan, hostOf(environment, among));
}

/**
 * The role that applies an environment.
 * @param among the environments of the same tree, of which a guest's host is one.
 * @throws EnvironmentError where the host is not among them.
 */
export function applyRoleOf(environment: Environment, among: readonly Environment[]): AwsRole {
  return roleOf(ROLE_NAMES.apply, hostOf(environment, among));
}

/**
 * What `SLUICE_REVIEW_KEY` is where an environment is planned and applied: a key of AWS KMS that never leaves it.
 * @param among the environments of the same tree, of which a guest's host is one.
 * @throws EnvironmentError where the host is not among them.
 */
export function reviewKeyOf(environment: Environment, among: readonly Environment[]): string {
  return `awskms:///alias/${new Names(hostOf(environment, among)).aws(REVIEW_KEY)}`;
}

function roleOf(name: string, environment: Environment): AwsRole {
  return { arn: new Names(environment).roleArn(name), region: environment.aws.region };
}
