import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import { policy, type Statement } from '../aws/policy';

/** Who a {@link DeployerRole} trusts, and what it may do. */
export interface DeployerRoleProps {
  /** With the environment's prefix. */
  readonly name: string;
  readonly description: string;
  readonly trust: readonly Statement[];
  readonly permissions: readonly Statement[];
  /** What it may do for environments that have no identity of their own; a policy beside, for want of room in one. */
  readonly forGuests: readonly Statement[];
  readonly boundary: readonly Statement[];
  readonly lifecycle: TerraformResourceLifecycle;
}

const HOUR_SECONDS = 3600;

/** A role that jobs on GitHub take to plan or apply, for at most an hour, within a boundary of its own. */
export class DeployerRole extends Construct {
  constructor(scope: Construct, id: string, props: DeployerRoleProps) {
    super(scope, id);
    const { name, description, trust, permissions, forGuests, lifecycle } = props;
    const boundary = new IamPolicy(this, 'boundary', {
      name: `${name}-boundary`,
      description: `The most that ${name} can ever do`,
      policy: policy(props.boundary),
      lifecycle,
    });
    const role = new IamRole(this, 'role', {
      name,
      description,
      assumeRolePolicy: policy(trust),
      maxSessionDuration: HOUR_SECONDS,
      permissionsBoundary: boundary.arn,
      lifecycle,
    });
    new IamRolePolicy(this, 'permissions', { name, role: role.id, policy: policy(permissions) });
    if (forGuests.length > 0) this.serveGuests(role, forGuests);
  }

  private serveGuests(role: IamRole, statements: readonly Statement[]): void {
    const { arn: policyArn } = new IamPolicy(this, 'guests', {
      name: `${role.nameInput}-guests`,
      description: `What ${role.nameInput} does for environments without an identity of their own`,
      policy: policy(statements),
    });
    new IamRolePolicyAttachment(this, 'serves-guests', { role: role.id, policyArn });
  }
}
