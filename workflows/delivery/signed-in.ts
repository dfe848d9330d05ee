import { awsRole, node, terraform, unpackBuild } from '../model/steps';
import type { Step } from '../model/workflow';

/** Whom a job acts as in AWS. */
export interface ActsAs {
  readonly role: string;
  readonly region: string;
}

/** What a job needs that acts for an environment: the build of an earlier job, Terraform, and its roles. */
export function signedIn(build: string, { role, region }: ActsAs): [Step, ...Step[]] {
  return [...unpackBuild(build), node(), terraform(), awsRole(role, region)];
}
