import { GrantAccountRole } from '@cdktf/provider-snowflake/lib/grant-account-role';
import { NetworkPolicy } from '@cdktf/provider-snowflake/lib/network-policy';
import { ServiceUser } from '@cdktf/provider-snowflake/lib/service-user';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import type { FunctionalRole } from './functional-role';
import { LastingStatement } from './lasting-statement';
import { SeenByPlans } from './seen-by-plans';
import { identityStatements, type Workload } from './workload-identity';

/** A service user: its name in the account, what it runs as and with, and whom it trusts to be itself. */
export interface WorkloadUserProps {
  readonly name: string;
  readonly settings: Environment['serviceUsers'][string];
  readonly role: FunctionalRole;
  readonly warehouse: string;
  readonly workload: Workload;
  /** The role of plans, which sees the user. */
  readonly planRole: string;
}

/** A service user with one role and no secondary ones, that has no password or key: only its workload can sign in. */
export class WorkloadUser extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadUserProps) {
    super(scope, id);
    const { name, settings, role, warehouse, workload, planRole } = props;
    const user = new ServiceUser(this, 'Resource', {
      name,
      loginName: name,
      comment: settings.comment,
      disabled: 'false',
      defaultRole: role.roleName,
      defaultWarehouse: warehouse,
      defaultSecondaryRolesOption: 'NONE',
      statementTimeoutInSeconds: settings.statementTimeoutSeconds,
      ...(settings.allowedIps === null ? {} : { networkPolicy: this.policy(name, settings.allowedIps) }),
    });
    new GrantAccountRole(this, 'role', { roleName: role.roleName, userName: user.name });
    new SeenByPlans(this, 'seen', { role: planRole, object: { kind: 'USER', name: user.name } });
    for (const { id: statementId, ...statement } of identityStatements(user.name, workload)) {
      new LastingStatement(this, statementId, { ...statement, objects: { user: user.fullyQualifiedName } });
    }
  }

  private policy(user: string, allowedIps: readonly string[]): string {
    const policy = new NetworkPolicy(this, 'policy', {
      name: `${user}_LOGIN`,
      comment: `Where ${user} may sign in from`,
      allowedIpList: [...allowedIps],
      // Snowflake refuses to drop a policy in use; this order drops it after the user has let go of it.
      lifecycle: { createBeforeDestroy: true },
    });
    return policy.name;
  }
}
