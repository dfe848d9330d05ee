import { z } from 'zod';

import { Abbreviation, Airflow, Aws, Lake, Network, State } from './aws';
import { Administered, Cost, GitHub, Promotion, Retention, Review } from './delivery';
import { AwsName, HostedPrefix, SnowflakeName } from './names';
import { Database, FunctionalRole, Monitor, ServiceUser, Snowflake, Warehouse } from './snowflake';

/** The policies that an environment can follow; their settings are in `profiles.ts`. */
export const ProfileName = z.enum(['production', 'staging', 'development', 'sandbox', 'preview']);

/** The sections of an environment. Each is checked on its own, so that one mistake hides no other. */
export const SECTIONS = {
  name: AwsName,
  profile: ProfileName,
  /** Starts the names of resources: `stg` gives `stg-` on AWS and `STG_` on Snowflake. */
  abbreviation: Abbreviation,
  aws: Aws,
  network: Network.nullable(),
  lake: Lake.nullable(),
  airflow: Airflow.nullable(),
  snowflake: Snowflake,
  databases: z.record(SnowflakeName, Database),
  warehouses: z.record(SnowflakeName, Warehouse),
  monitors: z.record(SnowflakeName, Monitor),
  roles: z.record(SnowflakeName, FunctionalRole),
  serviceUsers: z.record(SnowflakeName, ServiceUser),
  github: GitHub,
  /** Stacks that administrators apply by hand, because no job of a workflow may: names without that of the environment. */
  administered: Administered,
  /** The environment whose identities, state bucket and GitHub settings serve this one too; `null` for its own. */
  identityOf: AwsName.nullable(),
  /** How the names start of environments that this one's identity serves too: `sbx` for `sbx-ann` and `sbx-bob`. */
  hosts: z
    .array(HostedPrefix)
    .max(2, { error: 'at most two prefixes: what an identity may do for more does not fit into one policy of IAM' }),
  /** Whether schedules (tasks, triggers, rules) run. */
  schedules: z.boolean(),
  retention: Retention,
  promotion: Promotion,
  review: Review,
  cost: Cost,
  state: State,
  tags: z.record(z.string(), z.string()),
} as const;

/** An environment as the stacks and the delivery see it: complete, checked. */
export type Environment = Immutable<{ [Section in keyof typeof SECTIONS]: z.output<(typeof SECTIONS)[Section]> }>;

type Immutable<T> = T extends string | number | boolean | null ? T : { readonly [K in keyof T]: Immutable<T[K]> };

/** The same shape with anything left out: what an environment file states. */
export type Draft<T> = T extends readonly unknown[] | string | number | boolean | null
  ? T
  : { [K in keyof T]?: Draft<T[K]> };

/** What an environment file states: its name and profile, and whatever differs from the profile. */
export type EnvironmentDraft = Draft<Environment> & Pick<Environment, 'name' | 'profile'>;
