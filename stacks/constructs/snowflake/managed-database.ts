import { Database } from '@cdktf/provider-snowflake/lib/database';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { ManagedSchema } from './managed-schema';
import { SeenByPlans } from './seen-by-plans';

/** A database's settings, and the name it has in its account. */
export interface ManagedDatabaseProps {
  readonly name: string;
  readonly settings: Environment['databases'][string];
  readonly edition: Environment['snowflake']['edition'];
  readonly lifecycle: TerraformResourceLifecycle;
  /** The role of plans, which sees the database and its schemas. */
  readonly planRole: string;
  /** Who owns what a schema of it creates, by the schema's name: an account role, by its name in the account. */
  readonly ownerOf: (schema: string) => string;
}

/** A database with stated history and without a PUBLIC schema, whose schemas are all managed. */
export class ManagedDatabase extends Construct {
  /** The schemas, by the name they have in this database. */
  readonly schemas: ReadonlyMap<string, ManagedSchema>;

  constructor(scope: Construct, id: string, { name, settings, ...props }: ManagedDatabaseProps) {
    super(scope, id);
    const { edition, lifecycle, ownerOf, planRole } = props;
    const { transient, retentionDays, comment, schemas, cloneOf } = settings;
    const database = new Database(this, 'Resource', {
      name,
      comment,
      dataRetentionTimeInDays: retentionDays,
      isTransient: transient,
      dropPublicSchemaOnCreation: true,
      lifecycle,
    });
    new SeenByPlans(this, 'seen', { role: planRole, object: { kind: 'DATABASE', name: database.name } });
    this.schemas = new Map(
      Object.entries(schemas).map(([schema, ofSchema]) => {
        const clone = cloneOf === null ? null : { of: cloneOf, owner: ownerOf(schema) };
        const place = { database, transient, name: schema, settings: ofSchema, edition, lifecycle, clone, planRole };
        return [schema, new ManagedSchema(this, schema, place)];
      }),
    );
  }
}
