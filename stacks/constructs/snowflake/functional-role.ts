import { AccountRole } from '@cdktf/provider-snowflake/lib/account-role';
import { GrantAccountRole } from '@cdktf/provider-snowflake/lib/grant-account-role';
import { GrantDatabaseRole } from '@cdktf/provider-snowflake/lib/grant-database-role';
import { GrantPrivilegesToAccountRole } from '@cdktf/provider-snowflake/lib/grant-privileges-to-account-role';
import { Construct } from 'constructs';

/** A functional role's name in its account, and what it is for. */
export interface FunctionalRoleProps {
  readonly name: string;
  readonly comment: string;
}

/** An account role for a job to be done. Administrators reach it: it is granted to SYSADMIN. */
export class FunctionalRole extends Construct {
  /** The role's name in its account. */
  readonly roleName: string;

  constructor(scope: Construct, id: string, { name, comment }: FunctionalRoleProps) {
    super(scope, id);
    const role = new AccountRole(this, 'Resource', { name, comment });
    this.roleName = role.name;
    new GrantAccountRole(this, 'to-SYSADMIN', { roleName: this.roleName, parentRoleName: 'SYSADMIN' });
  }

  /** Lets the role do what a database role may. */
  hold(id: string, databaseRole: string): void {
    new GrantDatabaseRole(this, id, { databaseRoleName: databaseRole, parentRoleName: this.roleName });
  }

  /** Lets the role run, resume and watch a warehouse. */
  use(id: string, warehouse: string): void {
    new GrantPrivilegesToAccountRole(this, id, {
      accountRoleName: this.roleName,
      privileges: ['USAGE', 'OPERATE', 'MONITOR'],
      onAccountObject: { objectType: 'WAREHOUSE', objectName: warehouse },
    });
  }

  /** Lets the role do what another functional role may. */
  include(id: string, role: FunctionalRole): void {
    new GrantAccountRole(this, id, { roleName: role.roleName, parentRoleName: this.roleName });
  }

  /** Lets the tasks that the role owns run; the deployer holds EXECUTE TASK with the right to grant it. */
  runTasks(): void {
    new GrantPrivilegesToAccountRole(this, 'tasks', {
      accountRoleName: this.roleName,
      privileges: ['EXECUTE TASK'],
      onAccount: true,
    });
  }
}
