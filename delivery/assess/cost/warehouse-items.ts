import type { CostItem } from './cost-item';
import { together } from './estimate';
import { attachments } from './monitor-attachments';
import type { PlannedObject } from './planned-object';
import { type Pool, type WarehouseTerms, poolsOn } from './warehouse-side';

/**
 * The warehouses of the planned stacks. Those that share a monitor on either side are one item, because a change to one
 * of them, or to the monitor, decides what all of them may cost together.
 */
export function warehouseItems(objects: readonly PlannedObject[], terms: WarehouseTerms): CostItem[] {
  const before = poolsOn('before', objects, terms);
  const after = poolsOn('after', objects, terms);
  return clusters([...before, ...after]).map((keys) => {
    const inside = (pool: Pool) => keysOf(pool).some((key) => keys.has(key));
    const pools = [...before.filter(inside), ...after.filter(inside)];
    return {
      ...headOf(deciding(pools, objects), pools),
      before: together(before.filter(inside).map(({ estimate }) => estimate)),
      after: together(after.filter(inside).map(({ estimate }) => estimate)),
    };
  });
}

function keysOf({ monitor, members }: Pool): string[] {
  const ids = members.flatMap(({ id, name }) => [id, `warehouse ${name}`]);
  return monitor === null ? ids : [`monitor ${monitor}`, ...ids];
}

/** The sets of keys that pools of either side tie together. */
function clusters(pools: readonly Pool[]): ReadonlySet<string>[] {
  return pools.map(keysOf).reduce<Set<string>[]>((found, keys) => {
    const touching = found.filter((cluster) => keys.some((key) => cluster.has(key)));
    const merged = new Set([...touching.flatMap((cluster) => [...cluster]), ...keys]);
    return [...found.filter((cluster) => !touching.includes(cluster)), merged];
  }, []);
}

/** The objects that decide what pools cost: warehouses, their monitors, and the statements that join the two. */
function deciding(pools: readonly Pool[], objects: readonly PlannedObject[]): PlannedObject[] {
  const ids = new Set(pools.flatMap(({ members }) => members.map(({ id }) => id)));
  const names = new Set(pools.flatMap(({ members }) => members.map(({ name }) => name)));
  const monitors = new Set(pools.flatMap(({ monitor }) => (monitor === null ? [] : [monitor])));
  const statements = new Set(
    [...attachments(objects, 'before'), ...attachments(objects, 'after')].flatMap(({ warehouse, object }) =>
      names.has(warehouse) ? [object] : [],
    ),
  );
  return objects.filter((object) => {
    if (object.type === 'snowflake_warehouse') return ids.has(`${object.stack} ${object.address}`);
    if (object.type === 'snowflake_resource_monitor') return monitors.has(nameOf(object));
    return statements.has(object);
  });
}

/** Where an item is told: at the one object that changes, else at the monitor, else at the first that changes. */
function headOf(
  objects: readonly PlannedObject[],
  pools: readonly Pool[],
): Pick<CostItem, 'stack' | 'address' | 'changed'> {
  const changed = objects.filter((object) => object.changed);
  const monitor = objects.find(({ type }) => type === 'snowflake_resource_monitor');
  const head = (changed.length === 1 ? changed[0] : monitor) ?? changed[0] ?? objects[0];
  const name = pools[0]?.members[0]?.name ?? '';
  return { stack: head?.stack ?? '', address: head?.address ?? name, changed: changed.length > 0 };
}

function nameOf({ before, after }: PlannedObject): string {
  const name = (after ?? before)?.['name'];
  return typeof name === 'string' ? name : '';
}
