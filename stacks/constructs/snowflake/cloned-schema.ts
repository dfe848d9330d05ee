import type { Database } from '@cdktf/provider-snowflake/lib/database';
import { GrantOwnership } from '@cdktf/provider-snowflake/lib/grant-ownership';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { LastingStatement } from './lasting-statement';
import { ownedObjects } from './object-privileges';
import { identifier } from './sql';

/** A schema that starts as a copy of another one, and who owns what was copied. */
export interface ClonedSchemaProps {
  readonly database: Database;
  readonly name: string;
  /** The database that the schema of the same name is copied from, by its name in the account. */
  readonly cloneOf: string;
  /** The account role that owns the copied objects, by its name in the account. */
  readonly owner: string;
  readonly retentionDays: number;
  readonly edition: Environment['snowflake']['edition'];
}

/**
 * A transient, managed schema that starts as a zero-copy clone, and in which nobody of the source has any right: objects
 * come with the grants and owners that they had, so each changes its owner, and every grant on it is revoked with that.
 * Provider 2.11 has no clone argument (snowflakedb/terraform-provider-snowflake#3118). One schema at a time rather than
 * the whole database: that would bring the source's database roles along, under the names that ours have.
 */
export class ClonedSchema extends Construct {
  /** What must have happened before anything is granted in the schema. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClonedSchemaProps) {
    super(scope, id);
    const { database, name, cloneOf, owner, retentionDays, edition } = props;
    const inSchema = identifier(database.nameInput ?? '', name);
    const { resource: clone } = new LastingStatement(this, 'Resource', {
      // A copy is there as a whole or not at all: one that is there already was made by a run that was killed.
      execute:
        `CREATE TRANSIENT SCHEMA IF NOT EXISTS ${inSchema} CLONE ${identifier(cloneOf, name)} ` +
        `WITH MANAGED ACCESS DATA_RETENTION_TIME_IN_DAYS = ${retentionDays}`,
      revert: `DROP SCHEMA IF EXISTS ${inSchema} CASCADE`,
      objects: { database: database.fullyQualifiedName },
    });
    const owned = ownedObjects(edition).map(
      (objects) =>
        new GrantOwnership(this, `owner-${objects.replaceAll(' ', '-')}`, {
          accountRoleName: owner,
          outboundPrivileges: 'REVOKE',
          on: { all: { objectTypePlural: objects, inSchema } },
          dependsOn: [clone],
        }),
    );
    this.ready = [clone, ...owned];
  }
}
