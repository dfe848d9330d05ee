import { z } from 'zod';

import { SchemaPath, SnowflakeName, whole } from './names';
import { withRules } from './with-rules';

/** The sizes that Snowflake offers (Snowflake documentation, "CREATE WAREHOUSE"). */
export const WarehouseSize = z.enum([
  'XSMALL',
  'SMALL',
  'MEDIUM',
  'LARGE',
  'XLARGE',
  'XXLARGE',
  'XXXLARGE',
  'X4LARGE',
  'X5LARGE',
  'X6LARGE',
]);

/** A virtual warehouse. Every field that a Snowflake behaviour bundle may default anew is stated. */
export const Warehouse = withRules(
  z.strictObject({
    size: WarehouseSize,
    autoSuspendSeconds: whole(30, 300),
    statementTimeoutSeconds: whole(60, 172_800),
    queuedTimeoutSeconds: whole(0, 172_800),
    generation: z.enum(['1', '2']),
    minimumClusters: whole(1, 10),
    maximumClusters: whole(1, 10),
    scalingPolicy: z.enum(['STANDARD', 'ECONOMY']),
    /** The resource monitor that bounds its credits: one of `monitors`, or one of `snowflake.sharedMonitors`. */
    monitor: SnowflakeName,
    comment: z.string().max(200),
  }),
  [
    {
      field: 'minimumClusters',
      breaks: (warehouse) => warehouse.minimumClusters > warehouse.maximumClusters,
      allowed: (warehouse) => `at most maximumClusters (${warehouse.maximumClusters})`,
    },
  ],
);

/** A resource monitor: a monthly quota of credits and what happens on the way to it. */
export const Monitor = withRules(
  z.strictObject({
    creditQuota: whole(1, 1_000_000),
    notifyPercents: z.array(whole(1, 100)).min(1),
    suspendPercent: whole(1, 100),
    suspendImmediatelyPercent: whole(1, 110),
    /** A shared monitor carries its name without the environment's prefix, so that sandboxes can use it. */
    shared: z.boolean(),
  }),
  [
    {
      field: 'suspendPercent',
      breaks: (monitor) => monitor.suspendPercent > monitor.suspendImmediatelyPercent,
      allowed: (monitor) => `at most suspendImmediatelyPercent (${monitor.suspendImmediatelyPercent})`,
    },
  ],
);

/** A schema and how long its history can be queried. */
export const Schema = z.strictObject({
  retentionDays: whole(0, 90),
  comment: z.string().max(200),
});

/** A database, its schemas, and whether it is transient (no fail-safe; at most one day of history). */
export const Database = z.strictObject({
  schemas: z.record(SnowflakeName, Schema),
  retentionDays: whole(0, 90),
  transient: z.boolean(),
  /**
   * What its schemas start as a copy of: a database of the environment whose identity serves this one, by its name in the
   * account, such as `DEV_ANALYTICS`; `null` for empty ones.
   */
  cloneOf: SnowflakeName.nullable().default(null),
  comment: z.string().max(200),
});

/** A functional role: what its members may do, on which schemas, with which warehouses. */
export const FunctionalRole = z.strictObject({
  reads: z.array(SchemaPath),
  writes: z.array(SchemaPath),
  /** Schemas in which the role creates, and so owns, objects. */
  owns: z.array(SchemaPath),
  warehouses: z.array(SnowflakeName).min(1, { error: 'at least one warehouse: a role without one cannot run a query' }),
  /** Functional roles whose privileges this one includes. */
  includes: z.array(SnowflakeName),
  comment: z.string().max(200),
});

/** A data product of the environment, by its repository; loading refuses to go without. */
const Product = z.string().min(1).optional();

/** Who may sign in as a service user: a workload, never a password or key. */
export const WorkloadIdentity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('github-environment'), product: Product }),
  z.strictObject({ kind: z.literal('github-pull-request'), product: Product }),
  z.strictObject({ kind: z.literal('airflow') }),
  z.strictObject({ kind: z.literal('aws-role'), roleName: z.string().min(1).max(64) }),
]);

/** A service user: it runs as one functional role, from one workload. */
export const ServiceUser = z.strictObject({
  role: SnowflakeName,
  warehouse: SnowflakeName,
  identity: WorkloadIdentity,
  statementTimeoutSeconds: whole(60, 172_800),
  /** IPv4 addresses or blocks the user may sign in from; `null` where the workload has no fixed address. */
  allowedIps: z
    .array(z.string().regex(/^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/, { error: 'an IPv4 address or block' }))
    .nullable(),
  comment: z.string().max(200),
});

/** The Snowflake account and who deploys to it. */
export const Snowflake = z.strictObject({
  organization: SnowflakeName,
  account: SnowflakeName,
  edition: z.enum(['standard', 'enterprise', 'business-critical']),
  /** The role that Terraform uses; it is created once, by hand (see the README). */
  deployerRole: SnowflakeName,
  /** The service user that applies; those that plan and look for drift are named after it. */
  deployerUser: SnowflakeName,
  /** Stated by trees whose account stack has a user of its own; nothing else reads it. */
  accountAdminUser: SnowflakeName.optional(),
  /** Resource monitors of another environment that this one's warehouses use. */
  sharedMonitors: z.array(SnowflakeName),
  /** Databases of which a guest's may start as a copy, as this environment names them: what is in them its people see. */
  clonableDatabases: z.array(SnowflakeName).default([]),
  /** Blocks from which anyone may reach the account; `null` leaves the account's policy alone. */
  accountAllowedIps: z.array(z.string()).min(1).nullable(),
});
