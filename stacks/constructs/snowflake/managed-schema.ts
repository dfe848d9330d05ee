import type { Database } from '@cdktf/provider-snowflake/lib/database';
import { Schema } from '@cdktf/provider-snowflake/lib/schema';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { ClonedSchema } from './cloned-schema';
import { type Tier, TIERS } from './object-privileges';
import { SchemaRole, type SchemaRoleProps } from './schema-role';
import { SeenByPlans } from './seen-by-plans';
import { identifier } from './sql';

/** A schema's settings, and the database it stands in. */
export interface ManagedSchemaProps {
  readonly database: Database;
  /** Whether the database is transient: a schema in it is, whatever it asks for. */
  readonly transient: boolean;
  readonly name: string;
  readonly settings: Environment['databases'][string]['schemas'][string];
  readonly edition: Environment['snowflake']['edition'];
  /** What it starts as a copy of, and who then owns the copied objects; `null` for an empty one. */
  readonly clone: { readonly of: string; readonly owner: string } | null;
  readonly lifecycle: TerraformResourceLifecycle;
  /** The role of plans, which sees the schema. */
  readonly planRole: string;
}

/** A schema where only its owner grants, whoever creates the objects; access is by its three roles and nothing else. */
export class ManagedSchema extends Construct {
  readonly #roles: Readonly<Record<Tier, SchemaRole>>;

  constructor(scope: Construct, id: string, props: ManagedSchemaProps) {
    super(scope, id);
    const { name, edition, clone, planRole } = props;
    const place: Place = clone === null ? { schema: this.made(props) } : this.cloned(props, clone);
    const role = (tier: Tier) => new SchemaRole(this, tier, { ...place, schemaName: name, tier, edition });
    new SeenByPlans(this, 'seen', {
      role: planRole,
      object: { kind: 'SCHEMA', name: identifier(place.schema.database, place.schema.name) },
      ...(place.after === undefined ? {} : { dependsOn: [...place.after] }),
    });
    this.#roles = { R: role('R'), W: role('W'), O: role('O') };
  }

  private made({ database, transient, name, settings, lifecycle }: ManagedSchemaProps): Schema {
    return new Schema(this, 'Resource', {
      database: database.name,
      name,
      comment: settings.comment,
      dataRetentionTimeInDays: settings.retentionDays,
      withManagedAccess: 'true',
      // Anything but the database's own value would be read back as a difference, and replace the schema.
      isTransient: String(transient),
      lifecycle,
    });
  }

  private cloned({ database, name, settings, edition }: ManagedSchemaProps, clone: Clone): Place {
    const { retentionDays } = settings;
    const props = { database, name, cloneOf: clone.of, owner: clone.owner, retentionDays, edition };
    const { ready } = new ClonedSchema(this, 'clone', props);
    return { schema: { database: database.name, name }, after: ready };
  }

  /** The full names of the database roles that reading, writing or owning this schema takes. */
  roles(access: 'reads' | 'writes' | 'owns'): readonly { readonly tier: Tier; readonly path: string }[] {
    return TIERS.slice(0, TIERS_OF[access]).map((tier) => ({ tier, path: this.#roles[tier].path }));
  }
}

type Place = Pick<SchemaRoleProps, 'schema' | 'after'>;

type Clone = NonNullable<ManagedSchemaProps['clone']>;

const TIERS_OF = { reads: 1, writes: 2, owns: 3 } as const;
