import { Database } from '@cdktf/provider-snowflake/lib/database';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { ManagedSchema } from './managed-schema';

/** A database's settings, and the name it has in its account. */
export interface ManagedDatabaseProps {
  readonly name: string;
  readonly settings: Environment['databases'][string];
  readonly edition: Environment['snowflake']['edition'];
  readonly lifecycle: TerraformResourceLifecycle;
}

/** A database with stated history and without a PUBLIC schema, whose schemas are all managed. */
export class ManagedDatabase extends Construct {
  /** The schemas, by the name they have in this database. */
  readonly schemas: ReadonlyMap<string, ManagedSchema>;

  constructor(scope: Construct, id: string, { name, settings, edition, lifecycle }: ManagedDatabaseProps) {
    super(scope, id);
    const { transient, retentionDays, comment, schemas } = settings;
    const database = new Database(this, 'Resource', {
      name,
      comment,
      dataRetentionTimeInDays: retentionDays,
      isTransient: transient,
      dropPublicSchemaOnCreation: true,
      lifecycle,
    });
    this.schemas = new Map(
      Object.entries(schemas).map(([schema, ofSchema]) => {
        const props = { database, transient, name: schema, settings: ofSchema, edition, lifecycle };
        return [schema, new ManagedSchema(this, schema, props)];
      }),
    );
  }
}
