import { Meter } from './meter';
import { HOURS } from './money';
import type { PlannedObject, Side } from './planned-object';
import type { PriceList } from './price-list';

/**
 * How many quotas fit into one month. A quota that outlasts a month, or never starts anew, may be used up in one
 * (Snowflake documentation, "CREATE RESOURCE MONITOR"; without a frequency it is monthly).
 */
const QUOTAS_A_MONTH: Readonly<Partial<Record<string, number>>> = {
  DAILY: HOURS / 24,
  WEEKLY: HOURS / 168,
  MONTHLY: 1,
  YEARLY: 1,
  NEVER: 1,
};

/**
 * The credits a month at which the planned monitors stop what they watch, by name; `null` for one that stops nothing,
 * or of which a plan does not tell. Where a monitor ends statements, that share of the quota is the bound; where it
 * only waits for them to end, they may use some more.
 */
export function monitorCaps(
  objects: readonly PlannedObject[],
  side: Side,
  list: PriceList,
): ReadonlyMap<string, number | null> {
  const caps = new Map<string, number | null>();
  for (const { type, [side]: values } of objects) {
    if (type !== 'snowflake_resource_monitor' || values === null) continue;
    const meter = new Meter(values, list);
    const name = meter.text('name');
    if (name !== null) caps.set(name, capOf(meter));
  }
  return caps;
}

function capOf(meter: Meter): number | null {
  const names = ['credit_quota', 'frequency', 'suspend_trigger', 'suspend_immediate_trigger'];
  if (names.some((name) => meter.gap(name) !== null)) return null;
  const quota = meter.number('credit_quota');
  const percent = meter.number('suspend_immediate_trigger') ?? meter.number('suspend_trigger');
  const quotas = QUOTAS_A_MONTH[(meter.text('frequency') ?? 'MONTHLY').toUpperCase()];
  if (quota === null || percent === null || quotas === undefined) return null;
  return (quota * quotas * percent) / 100;
}
