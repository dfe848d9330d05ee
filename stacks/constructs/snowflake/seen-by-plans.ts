import {
  GrantPrivilegesToAccountRole,
  type GrantPrivilegesToAccountRoleConfig,
} from '@cdktf/provider-snowflake/lib/grant-privileges-to-account-role';
import { Construct } from 'constructs';

/** The role of plans, and the object that it sees. */
export interface SeenByPlansProps extends Pick<GrantPrivilegesToAccountRoleConfig, 'provider' | 'dependsOn'> {
  /** The role that plans sign in with. */
  readonly role: string;
  readonly object:
    | { readonly kind: 'DATABASE' | 'WAREHOUSE' | 'USER' | 'RESOURCE MONITOR'; readonly name: string }
    /** By its full name, quoted. */
    | { readonly kind: 'SCHEMA'; readonly name: string };
}

/**
 * Shows an object to plans, and no data in it: without a privilege on an object, Snowflake says that it is not there, and a
 * plan would make it again (Snowflake documentation, "Access control privileges").
 */
export class SeenByPlans extends Construct {
  constructor(scope: Construct, id: string, { role, object, ...order }: SeenByPlansProps) {
    super(scope, id);
    const { kind, name } = object;
    new GrantPrivilegesToAccountRole(this, 'Resource', {
      accountRoleName: role,
      privileges: kind === 'DATABASE' || kind === 'SCHEMA' ? ['MONITOR', 'USAGE'] : ['MONITOR'],
      ...(kind === 'SCHEMA'
        ? { onSchema: { schemaName: name } }
        : { onAccountObject: { objectType: kind, objectName: name } }),
      ...order,
    });
  }
}
