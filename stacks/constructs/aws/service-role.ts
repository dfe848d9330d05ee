import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { Names } from '../../../environments/identity/names';
import { WORKLOAD_BOUNDARY } from '../../../environments/identity/role-names';
import { allow, policy, type Statement } from './policy';

/** Who runs as a {@link ServiceRole}, and what it may do. */
export interface ServiceRoleProps {
  /** The role's name, before the environment's prefix. */
  readonly name: string;
  readonly description: string;
  readonly environment: Environment;
  readonly services: readonly string[];
  /** The ARN, or pattern of ARNs, of the resource in whose name the service may take the role. */
  readonly actingFor: string;
  readonly statements: readonly Statement[];
}

/**
 * A role that AWS services take for one resource of this account: no other account can borrow the service to reach it
 * (the confused deputy), nor can it do more than the boundary of workloads, whatever is attached to it later.
 */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** Whoever uses the role at once waits for this. */
  readonly permissions: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { name, description, environment, services, actingFor, statements } = props;
    const names = new Names(environment);
    const trust = allow({
      sid: 'Service',
      principals: { Service: [...services] },
      actions: ['sts:AssumeRole'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': environment.aws.accountId },
        ArnLike: { 'aws:SourceArn': actingFor },
      },
    });
    const role = new IamRole(this, 'role', {
      name: names.aws(name),
      description,
      assumeRolePolicy: policy([trust]),
      permissionsBoundary: names.policyArn(WORKLOAD_BOUNDARY),
    });
    this.permissions = new IamRolePolicy(this, 'permissions', {
      name: names.aws(name),
      role: role.id,
      policy: policy(statements),
    });
    this.arn = role.arn;
  }
}
