import type { Change } from '../../model/change-set';

/** Which setting of an environment's warehouse each attribute comes from (stacks/constructs/snowflake/bounded-warehouse.ts). */
const WAREHOUSE: Readonly<Record<string, string>> = {
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

/**
 * Where the environment's file states an attribute, such as `warehouses.BI.size`; `null` where Sluice does not know.
 * @param path of the attribute, as Terraform writes it.
 */
export function settingOf({ type, address }: Pick<Change, 'type' | 'address'>, path: string): string | null {
  if (type !== 'snowflake_warehouse') return null;
  const [, name] = /^snowflake_warehouse\.warehouse-(\w+)_[0-9A-F]{8}$/.exec(address) ?? [];
  const setting = Object.hasOwn(WAREHOUSE, path) ? WAREHOUSE[path] : undefined;
  return name === undefined || setting === undefined ? null : `warehouses.${name}.${setting}`;
}
