import type { Database } from '@cdktf/provider-snowflake/lib/database';
import { Schema } from '@cdktf/provider-snowflake/lib/schema';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { type Tier, TIERS } from './object-privileges';
import { SchemaRole } from './schema-role';

/** A schema's settings, and the database it stands in. */
export interface ManagedSchemaProps {
  readonly database: Database;
  /** Whether the database is transient: a schema in it is, whatever it asks for. */
  readonly transient: boolean;
  readonly name: string;
  readonly settings: Environment['databases'][string]['schemas'][string];
  readonly edition: Environment['snowflake']['edition'];
  readonly lifecycle: TerraformResourceLifecycle;
}

/** A schema where only its owner grants, whoever creates the objects; access is by its three roles and nothing else. */
export class ManagedSchema extends Construct {
  readonly #roles: Readonly<Record<Tier, SchemaRole>>;

  constructor(scope: Construct, id: string, props: ManagedSchemaProps) {
    super(scope, id);
    const { database, transient, name, settings, edition, lifecycle } = props;
    const schema = new Schema(this, 'Resource', {
      database: database.name,
      name,
      comment: settings.comment,
      dataRetentionTimeInDays: settings.retentionDays,
      withManagedAccess: 'true',
      // Anything but the database's own value would be read back as a difference, and replace the schema.
      isTransient: String(transient),
      lifecycle,
    });
    const role = (tier: Tier) => new SchemaRole(this, tier, { schema, schemaName: name, tier, edition });
    this.#roles = { R: role('R'), W: role('W'), O: role('O') };
  }

  /** The full names of the database roles that reading, writing or owning this schema takes. */
  roles(access: 'reads' | 'writes' | 'owns'): readonly { readonly tier: Tier; readonly path: string }[] {
    return TIERS.slice(0, TIERS_OF[access]).map((tier) => ({ tier, path: this.#roles[tier].path }));
  }
}

const TIERS_OF = { reads: 1, writes: 2, owns: 3 } as const;
