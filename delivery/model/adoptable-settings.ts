/** Which setting of an environment's warehouse each attribute comes from (stacks/constructs/snowflake/bounded-warehouse.ts). */
export const WAREHOUSE_SETTINGS: Readonly<Record<string, string>> = {
  auto_suspend: 'autoSuspendSeconds',
  warehouse_size: 'size',
  min_cluster_count: 'minimumClusters',
  max_cluster_count: 'maximumClusters',
  scaling_policy: 'scalingPolicy',
  statement_timeout_in_seconds: 'statementTimeoutSeconds',
  statement_queued_timeout_in_seconds: 'queuedTimeoutSeconds',
  generation: 'generation',
  comment: 'comment',
};

/** The same of a resource monitor (stacks/constructs/snowflake/credit-monitor.ts). */
export const MONITOR_SETTINGS: Readonly<Record<string, string>> = {
  credit_quota: 'creditQuota',
  suspend_trigger: 'suspendPercent',
  suspend_immediate_trigger: 'suspendImmediatelyPercent',
};

/** The same of a database and of a schema (stacks/constructs/snowflake/managed-database.ts, managed-schema.ts). */
export const HISTORY_SETTINGS: Readonly<Record<string, string>> = {
  data_retention_time_in_days: 'retentionDays',
  comment: 'comment',
};

/** The same of a functional role (stacks/constructs/snowflake/functional-role.ts). */
export const ROLE_SETTINGS: Readonly<Record<string, string>> = { comment: 'comment' };
