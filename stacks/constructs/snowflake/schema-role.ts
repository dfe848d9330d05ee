import { DatabaseRole } from '@cdktf/provider-snowflake/lib/database-role';
import { GrantDatabaseRole } from '@cdktf/provider-snowflake/lib/grant-database-role';
import { GrantPrivilegesToDatabaseRole } from '@cdktf/provider-snowflake/lib/grant-privileges-to-database-role';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { type ObjectPrivileges, objectPrivileges, schemaPrivileges, type Tier } from './object-privileges';
import { identifier } from './sql';

/** The schema that a role is for, and what the role may do there. */
export interface SchemaRoleProps {
  /** The schema's database, and its name there: references, or what Terraform knows already. */
  readonly schema: { readonly database: string; readonly name: string };
  readonly schemaName: string;
  /** What must have happened before anything is granted there, where no reference says so. */
  readonly after?: readonly ITerraformDependable[];
  readonly tier: Tier;
  readonly edition: Environment['snowflake']['edition'];
}

/**
 * A database role with exactly one tier's privileges on one schema, for its present and its future objects. It is
 * granted to account roles only: provider 2.11 cannot read back a database role that was granted to another one
 * (snowflakedb/terraform-provider-snowflake#5202). SYSADMIN holds it too, so that no object is beyond administrators.
 */
export class SchemaRole extends Construct {
  /** The role's full name, quoted. */
  readonly path: string;
  readonly #schema: string;
  readonly #after: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { schema, schemaName, tier, edition, after = [] }: SchemaRoleProps) {
    super(scope, id);
    this.#after = after;
    const role = new DatabaseRole(this, 'Resource', {
      database: schema.database,
      name: `${schemaName}_${tier}`,
      comment: COMMENTS[tier],
    });
    // Names rather than `fully_qualified_name`: a plan knows them, so its reader sees who gains what.
    this.path = identifier(role.database, role.name);
    this.#schema = identifier(schema.database, schema.name);
    this.grant('database', { privileges: ['USAGE'], onDatabase: identifier(schema.database) });
    this.grant('schema', {
      privileges: [...schemaPrivileges(tier, edition)],
      onSchema: { schemaName: this.#schema },
    });
    for (const row of objectPrivileges(tier, edition)) this.grantObjects(row);
    new GrantDatabaseRole(this, 'to-SYSADMIN', { databaseRoleName: this.path, parentRoleName: 'SYSADMIN' });
  }

  /** Future grants stand on the schema only: one on the database would lose to any on the schema, for every role. */
  private grantObjects({ objects, privileges }: ObjectPrivileges): void {
    const place = { objectTypePlural: objects, inSchema: this.#schema };
    const id = objects.replaceAll(' ', '-');
    this.grant(`all-${id}`, { privileges: [...privileges], onSchemaObject: { all: place } });
    this.grant(`future-${id}`, { privileges: [...privileges], onSchemaObject: { future: place } });
  }

  private grant(id: string, grant: Grant): void {
    const order = this.#after.length === 0 ? {} : { dependsOn: [...this.#after] };
    new GrantPrivilegesToDatabaseRole(this, id, { databaseRoleName: this.path, ...grant, ...order });
  }
}

type Grant = Omit<ConstructorParameters<typeof GrantPrivilegesToDatabaseRole>[2], 'databaseRoleName'>;

const COMMENTS: Readonly<Record<Tier, string>> = {
  R: 'Reads the schema',
  W: 'Writes to the schema',
  O: 'Creates objects in the schema',
};
