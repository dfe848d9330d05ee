import { Meter } from './meter';
import type { PlannedObject, Side } from './planned-object';
import type { PriceList } from './price-list';
import type { Watches } from './watches';

/** One statement of a plan that puts a warehouse under a monitor. */
export interface Attachment {
  readonly warehouse: string;
  readonly monitor: string;
  readonly object: PlannedObject;
}

const NAME = String.raw`("(?:[^"]|"")+"|[\w$]+)`;
const ATTACH = new RegExp(
  String.raw`^\s*ALTER\s+WAREHOUSE\s+(?:IF\s+EXISTS\s+)?${NAME}\s+SET\s+RESOURCE_MONITOR\s*=\s*${NAME}\s*;?\s*$`,
  'i',
);

/** The statements of the planned stacks that put warehouses under monitors. */
export function attachments(objects: readonly PlannedObject[], side: Side): Attachment[] {
  return objects.flatMap((object) => {
    const statement = object.type === 'snowflake_execute' ? object[side]?.['execute'] : undefined;
    const match = typeof statement === 'string' ? ATTACH.exec(statement) : null;
    if (match === null) return [];
    const [, warehouse = '', monitor = ''] = match;
    return [{ warehouse: asStored(warehouse), monitor: asStored(monitor), object }];
  });
}

/** What Snowflake reports of a warehouse that no monitor watches ("SHOW WAREHOUSES"). */
const NONE = 'null';

/** Which monitor watches a warehouse, by its name; `null` where none does, as far as can be told. */
export type MonitorOf = (warehouse: string, object: PlannedObject | null) => string | null;

/**
 * Who watches what on one side: as a planned statement has it, else as the warehouse itself reports it, else as the
 * environment says of a stack that is not planned.
 */
export function monitorOf(
  objects: readonly PlannedObject[],
  side: Side,
  { list, watches }: { readonly list: PriceList; readonly watches: Watches },
): MonitorOf {
  const here = new Map(attachments(objects, side).map(({ warehouse, monitor }) => [warehouse, monitor]));
  const ended = new Set(attachments(objects, side === 'after' ? 'before' : 'after').map(({ warehouse }) => warehouse));
  return (warehouse, object) => {
    const attached = here.get(warehouse);
    if (attached !== undefined) return attached;
    // A statement that is taken back detaches, though the warehouse still reports the monitor while it is planned.
    if (side === 'after' && ended.has(warehouse)) return null;
    const reported = new Meter(object?.[side] ?? {}, list).text('resource_monitor');
    if (reported !== null && reported !== NONE) return asStored(reported);
    return watches.attached.find((watch) => watch.warehouse === warehouse)?.monitor ?? null;
  };
}

/** A name as Snowflake stores it: in capitals unless it is quoted ("Identifier requirements"). */
function asStored(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toUpperCase();
}
