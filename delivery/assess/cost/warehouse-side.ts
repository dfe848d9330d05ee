import { FREE, type Estimate, ceiling, untold } from './estimate';
import { Meter, noPrice } from './meter';
import { HOURS, amount, price } from './money';
import { attachments, monitorOf } from './monitor-attachments';
import { monitorCaps } from './monitor-cap';
import type { PlannedObject, Side } from './planned-object';
import type { PriceList } from './price-list';
import { type Rate, warehouseRate } from './warehouse-rate';
import type { Watches } from './watches';

/** How many warehouses of one monitor a basis names. */
const SHOWN = 6;

/** One warehouse on one side of the plans. */
export interface Member {
  /** Its address; its name where its own stack is not planned. */
  readonly id: string;
  readonly name: string;
  readonly rate: Rate;
  readonly accelerated: boolean;
}

/** Warehouses that share one bound; or one warehouse that has none. */
export interface Pool {
  /** `null` where nothing bounds it but the hours of a month. */
  readonly monitor: string | null;
  readonly members: readonly Member[];
  readonly estimate: Estimate;
}

/** What decides the cost of warehouses besides themselves. */
export interface WarehouseTerms {
  readonly list: PriceList;
  readonly watches: Watches;
}

/** The warehouses of one side, with those that share a monitor in one pool. */
export function poolsOn(side: Side, objects: readonly PlannedObject[], terms: WarehouseTerms): Pool[] {
  const monitors = monitorCaps(objects, side, terms.list);
  const watching = monitorOf(objects, side, terms);
  const pools = new Map<string, Bounds & { members: Member[] }>();
  for (const { object, ...member } of [
    ...warehouses(objects, side, terms.list),
    ...unseen(objects, side, terms.list),
  ]) {
    const monitor = watching(member.name, object);
    const cap = monitor === null ? null : capOf(monitor, monitors, terms.watches);
    const key = cap === null ? member.id : `monitor ${monitor}`;
    const pool = pools.get(key) ?? { monitor, cap, members: [] };
    pools.set(key, { ...pool, members: [...pool.members, member] });
  }
  return [...pools.values()].map(({ members, ...bounds }) => {
    const monitor = bounds.cap === null ? null : bounds.monitor;
    return { monitor, members, estimate: estimated(members, bounds, terms.list) };
  });
}

/** Who watches warehouses, and the credits a month at which that one stops them, where it is known to. */
interface Bounds {
  readonly monitor: string | null;
  readonly cap: number | null;
}

type Seen = Member & { readonly object: PlannedObject | null };

function warehouses(objects: readonly PlannedObject[], side: Side, list: PriceList): Seen[] {
  return objects.flatMap((object) => {
    const values = object.type === 'snowflake_warehouse' ? object[side] : null;
    if (values === null) return [];
    const meter = new Meter(values, list);
    const accelerated = meter.text('enable_query_acceleration') === 'true';
    const id = `${object.stack} ${object.address}`;
    return [{ id, object, name: meter.text('name') ?? object.address, rate: warehouseRate(meter), accelerated }];
  });
}

/** Warehouses that a planned statement names, while their own stack is not planned: their monitor bounds them still. */
function unseen(objects: readonly PlannedObject[], side: Side, list: PriceList): Seen[] {
  const planned = [...warehouses(objects, 'before', list), ...warehouses(objects, 'after', list)];
  const names = new Set(planned.map(({ name }) => name));
  const others = attachments(objects, side).filter(({ warehouse }) => !names.has(warehouse));
  const rate = { why: 'its stack is not among these plans' };
  return others.map(({ warehouse }) => ({ id: warehouse, object: null, name: warehouse, rate, accelerated: false }));
}

function capOf(monitor: string, planned: ReadonlyMap<string, number | null>, watches: Watches): number | null {
  const cap = planned.get(monitor);
  return cap === undefined ? (watches.monitors.find((watch) => watch.monitor === monitor)?.credits ?? null) : cap;
}

function estimated(members: readonly Member[], { monitor, cap }: Bounds, list: PriceList): Estimate {
  const usd = list.prices['snowflake-credit']?.usd;
  if (usd === undefined) return untold(noPrice(['snowflake-credit'], list));
  const accelerated = members.flatMap(({ name, accelerated }) =>
    accelerated ? [`queries of ${name} may be accelerated, which is billed besides`] : [],
  );
  const open = members.flatMap(({ name, rate }) => (rate.why === undefined ? [] : [`${name}: ${rate.why}`]));
  if (cap === null && open.length > 0) {
    // A warehouse that only a statement names counts with its own stack.
    return members.every(({ id, name }) => id === name) ? FREE : untold(...open, ...accelerated);
  }
  const most = members.reduce((sum, { rate }) => sum + credits(rate), 0);
  return ceiling(Math.min(most, cap ?? Infinity) * usd, basisOf(members, { most, cap, monitor, usd }), accelerated);
}

/** Credits of all clusters in a month that they never stop in. */
function credits(rate: Rate): number {
  return rate.why === undefined ? rate.creditsPerHour * rate.clusters * HOURS : Infinity;
}

interface Amounts extends Bounds {
  readonly most: number;
  readonly usd: number;
}

function basisOf(members: readonly Member[], { most, cap, monitor, usd }: Amounts): string {
  const who = listed(members.map(rateText));
  const unbound = monitor === null ? '' : `, for monitor ${monitor} is not known to stop it`;
  if (cap === null) return `${who} × ${HOURS} h × ${price(usd)}${unbound}`;
  if (most > cap) return `${who}; at most ${amount(cap)} credits a month by monitor ${monitor} × ${price(usd)}`;
  return `${who} × ${HOURS} h × ${price(usd)}, within the ${amount(cap)} credits a month of monitor ${monitor}`;
}

function listed(texts: readonly string[]): string {
  const more = texts.length - SHOWN;
  const shown = texts.slice(0, SHOWN).join(' + ');
  if (texts.length === 1) return shown;
  return more > 0 ? `(${shown} + ${more} more)` : `(${shown})`;
}

function rateText({ name, rate }: Member): string {
  if (rate.why !== undefined) return `${name} (${rate.why})`;
  const unit = rate.creditsPerHour === 1 ? 'credit' : 'credits';
  return `${name} ${amount(rate.creditsPerHour)} ${unit}/h${rate.clusters === 1 ? '' : ` × ${rate.clusters} clusters`}`;
}
