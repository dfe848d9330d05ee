import type { Environment } from '../../../environments/schema/environment';
import type { ChangeSet, DeferredChange } from '../../model/change-set';
import type { CostDelta, CostLine, UnknownCost } from '../../model/cost';
import { type CostItem, lineOf, unknownOf, usdAfter, usdBefore } from './cost-item';
import { freeBecause } from './free-types';
import { toCents } from './money';
import { objectCost } from './object-cost';
import { type PlannedObject, plannedObjects } from './planned-object';
import { type PriceList, priceListFor } from './price-list';
import { warehouseItems } from './warehouse-items';
import { NO_WATCHES, type Watches, watchesOf } from './watches';

/**
 * What the planned stacks of one environment do to its monthly bill. `before` and `after` add up what is known of every
 * object in the plans; stacks that are not planned are not in them. What cannot be told counts as nothing, or, where it
 * could be told before, as that: a change to something unknown never looks like a saving.
 * @param watches what the environment says about the monitors of stacks that are not planned.
 */
export function costDelta(sets: readonly ChangeSet[], prices: PriceList, watches: Watches = NO_WATCHES): CostDelta {
  const objects = plannedObjects(sets);
  const items = [
    ...warehouseItems(objects, { list: prices, watches: unplanned(watches, sets) }),
    ...ownItems(objects, prices),
  ];
  return {
    lines: items.flatMap(lineOf).sort(largestFirst),
    unknown: [...items.flatMap(unknownOf), ...sets.flatMap(putOff)].sort(byPlace),
    before: toCents(items.reduce((sum, item) => sum + usdBefore(item), 0)),
    after: toCents(items.reduce((sum, item) => sum + usdAfter(item), 0)),
    pricesOf: prices.day,
  };
}

/**
 * {@link costDelta} with the prices and the monitors of an environment.
 * @param others environments of the same Snowflake account, whose shared monitors it may use.
 */
export function environmentCost(
  sets: readonly ChangeSet[],
  environment: Environment,
  others: readonly Environment[] = [],
): CostDelta {
  return costDelta(sets, priceListFor(environment), watchesOf(environment, others));
}

function unplanned({ monitors, attached }: Watches, sets: readonly ChangeSet[]): Watches {
  const planned = new Set(sets.map(({ stack }) => stack));
  const elsewhere = ({ stack }: { readonly stack: string }) => !planned.has(stack);
  return { monitors: monitors.filter(elsewhere), attached: attached.filter(elsewhere) };
}

function ownItems(objects: readonly PlannedObject[], prices: PriceList): CostItem[] {
  const costOf = objectCost(objects, prices);
  return objects
    .filter(({ type }) => type !== 'snowflake_warehouse')
    .map((object) => {
      const { stack, address, changed } = object;
      return { stack, address, changed, before: costOf(object, 'before'), after: costOf(object, 'after') };
    });
}

function putOff({ stack, deferred }: ChangeSet): UnknownCost[] {
  return deferred.flatMap(({ reason, change }: DeferredChange) =>
    change.mode === 'data' || freeBecause(change.type) !== null
      ? []
      : [{ stack, address: change.address, why: `Terraform puts its change off: ${reason}` }],
  );
}

function largestFirst(one: CostLine, other: CostLine): number {
  return raise(other) - raise(one) || byPlace(one, other);
}

function raise({ before, after }: CostLine): number {
  return (after?.usd ?? 0) - (before?.usd ?? 0);
}

type Place = Pick<CostLine, 'stack' | 'address'>;

function byPlace(one: Place, other: Place): number {
  return compare(one.stack, other.stack) || compare(one.address, other.address);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
