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
  const clusterOf = clusters([...before, ...after].map(keysOf));
  const sharing = {
    before: grouped(before, (pool) => keysOf(pool).map(clusterOf)),
    after: grouped(after, (pool) => keysOf(pool).map(clusterOf)),
    objects: grouped(objects, (object) => decidedBy(object).map(clusterOf)),
  };
  return [...new Set([...sharing.before.keys(), ...sharing.after.keys()])].map((cluster) => {
    const [was, is] = [sharing.before.get(cluster) ?? [], sharing.after.get(cluster) ?? []];
    return {
      ...headOf(sharing.objects.get(cluster) ?? [], [...was, ...is]),
      before: together(was.map(({ estimate }) => estimate)),
      after: together(is.map(({ estimate }) => estimate)),
    };
  });
}

function keysOf({ monitor, members }: Pool): string[] {
  const ids = members.flatMap(({ id, name }) => [id, `warehouse ${name}`]);
  return monitor === null ? ids : [`monitor ${monitor}`, ...ids];
}

/** The keys of the pools that an object decides: a warehouse, a monitor, or a statement that joins the two. */
function decidedBy(object: PlannedObject): string[] {
  if (object.type === 'snowflake_warehouse') return [`${object.stack} ${object.address}`];
  if (object.type === 'snowflake_resource_monitor') return [`monitor ${nameOf(object)}`];
  const attached = [...attachments([object], 'before'), ...attachments([object], 'after')];
  return attached.map(({ warehouse }) => `warehouse ${warehouse}`);
}

type Cluster = ReadonlySet<string>;

/** Which keys pools of either side tie together: the cluster of a key, where it is in any. */
function clusters(lists: readonly (readonly string[])[]): (key: string) => Cluster | undefined {
  const found = new Map<string, Set<string>>();
  for (const keys of lists) {
    const touching = new Set(keys.flatMap((key) => found.get(key) ?? []));
    const merged = new Set([...keys, ...[...touching].flatMap((cluster) => [...cluster])]);
    for (const key of merged) found.set(key, merged);
  }
  return (key) => found.get(key);
}

/** Things by each cluster that they are in. */
function grouped<T>(
  things: readonly T[],
  clustersOf: (thing: T) => readonly (Cluster | undefined)[],
): ReadonlyMap<Cluster, T[]> {
  const groups = new Map<Cluster, T[]>();
  for (const thing of things) {
    for (const cluster of new Set(clustersOf(thing))) {
      if (cluster === undefined) continue;
      const group = groups.get(cluster);
      if (group === undefined) groups.set(cluster, [thing]);
      else group.push(thing);
    }
  }
  return groups;
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
