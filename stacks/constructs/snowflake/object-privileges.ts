import type { Environment } from '../../../environments/schema/environment';

/** What a schema's role may do there: read it, write to it, or create (and so own) objects in it. */
export type Tier = 'R' | 'W' | 'O';

/** Every tier. A functional role that writes gets R and W, one that owns gets all three: tiers add, they never nest. */
export const TIERS: readonly Tier[] = ['R', 'W', 'O'];

/** One type of schema object, and what a tier may do with every object of it, present and future. */
export interface ObjectPrivileges {
  /** The type's plural, as GRANT takes it. */
  readonly objects: string;
  readonly privileges: readonly string[];
  /** The type does not exist in the standard edition (Snowflake documentation, "Snowflake editions"). */
  readonly enterprise?: true;
}

/**
 * What each tier may do with the objects of a schema (Snowflake documentation, "Access control privileges"; the read
 * and write lists have the coverage of SnowDDL's schema roles). O has none: whoever creates an object owns it.
 */
export const OBJECT_PRIVILEGES: Readonly<Record<Tier, readonly ObjectPrivileges[]>> = {
  R: [
    { objects: 'TABLES', privileges: ['SELECT', 'REFERENCES'] },
    { objects: 'VIEWS', privileges: ['SELECT', 'REFERENCES'] },
    { objects: 'MATERIALIZED VIEWS', privileges: ['SELECT', 'REFERENCES'], enterprise: true },
    { objects: 'EXTERNAL TABLES', privileges: ['SELECT'] },
    { objects: 'DYNAMIC TABLES', privileges: ['SELECT'] },
    { objects: 'STAGES', privileges: ['USAGE', 'READ'] },
    { objects: 'FILE FORMATS', privileges: ['USAGE'] },
    { objects: 'FUNCTIONS', privileges: ['USAGE'] },
    { objects: 'PROCEDURES', privileges: ['USAGE'] },
    { objects: 'STREAMS', privileges: ['SELECT'] },
  ],
  W: [
    { objects: 'TABLES', privileges: ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] },
    // WRITE is granted with READ or after it, never alone (Snowflake documentation, "GRANT <privileges>").
    { objects: 'STAGES', privileges: ['READ', 'WRITE'] },
    { objects: 'SEQUENCES', privileges: ['USAGE'] },
    { objects: 'DYNAMIC TABLES', privileges: ['MONITOR', 'OPERATE'] },
    { objects: 'TASKS', privileges: ['MONITOR', 'OPERATE'] },
  ],
  O: [],
};

/** What each tier may do with the schema itself. */
export const SCHEMA_PRIVILEGES: Readonly<Record<Tier, readonly string[]>> = {
  R: ['USAGE'],
  W: ['USAGE'],
  O: [
    'USAGE',
    'MONITOR',
    'CREATE TABLE',
    'CREATE VIEW',
    'CREATE MATERIALIZED VIEW',
    'CREATE EXTERNAL TABLE',
    'CREATE DYNAMIC TABLE',
    'CREATE STAGE',
    'CREATE FILE FORMAT',
    'CREATE FUNCTION',
    'CREATE PROCEDURE',
    'CREATE STREAM',
    'CREATE SEQUENCE',
    'CREATE TASK',
    'CREATE PIPE',
  ],
};

/**
 * Types that a clone of a schema copies, each with an owner: neither external tables nor pipes, of which ownership cannot
 * be handed over for all at once (Snowflake documentation, "Cloning considerations" and "GRANT OWNERSHIP").
 */
const CLONED: readonly string[] = [
  'TABLES',
  'VIEWS',
  'MATERIALIZED VIEWS',
  'DYNAMIC TABLES',
  'STAGES',
  'FILE FORMATS',
  'FUNCTIONS',
  'PROCEDURES',
  'STREAMS',
  'SEQUENCES',
  'TASKS',
];

/** The types whose owner changes after a schema was cloned, without those that the edition lacks. */
export function ownedObjects(edition: Edition): readonly string[] {
  return CLONED.filter((objects) => edition !== 'standard' || objects !== 'MATERIALIZED VIEWS');
}

type Edition = Environment['snowflake']['edition'];

/** A tier's object privileges, without the types that the edition lacks. */
export function objectPrivileges(tier: Tier, edition: Edition): readonly ObjectPrivileges[] {
  return OBJECT_PRIVILEGES[tier].filter(({ enterprise }) => edition !== 'standard' || enterprise !== true);
}

/** A tier's schema privileges, without the types that the edition lacks. */
export function schemaPrivileges(tier: Tier, edition: Edition): readonly string[] {
  return SCHEMA_PRIVILEGES[tier].filter(
    (privilege) => edition !== 'standard' || privilege !== 'CREATE MATERIALIZED VIEW',
  );
}
