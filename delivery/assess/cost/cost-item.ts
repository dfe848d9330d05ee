import { type CostLine, type UnknownCost, dollars } from '../../model/cost';
import { type Estimate, isUntold } from './estimate';

/** What is billed as one: an object, or warehouses under one monitor. */
export interface CostItem {
  readonly stack: string;
  readonly address: string;
  /** Whether a plan does anything to it. */
  readonly changed: boolean;
  readonly before: Estimate;
  readonly after: Estimate;
}

/**
 * The line of an item whose known cost, or what it is computed from, is changed by the plans. What nobody can tell the
 * cost of afterwards has none: it is among the unknown.
 */
export function lineOf({ stack, address, changed, before, after }: CostItem): CostLine[] {
  if (!changed || isUntold(after) || (before.cost === null && after.cost === null)) return [];
  const same = before.basis === after.basis && before.cost?.usd === after.cost?.usd;
  if (same) return [];
  return [{ stack, address, before: before.cost, after: after.cost, basis: basisOf(before, after) }];
}

/** What the plans change of an item and nobody can tell the cost of. */
export function unknownOf({ stack, address, changed, before, after }: CostItem): UnknownCost[] {
  const opaque = before.opaque === true || after.opaque === true;
  if (!changed || (!opaque && unchangedBetween(before, after))) return [];
  const gone = before.unknown.filter((why) => !after.unknown.includes(why)).map((why) => `${why}: this falls away`);
  const was = isUntold(after) && before.cost !== null ? [`it was ${dollars(before.cost.usd)} a month`] : [];
  const why = [...after.unknown, ...was, ...(after.cost === null && after.unknown.length === 0 ? gone : [])];
  return why.length === 0 ? [] : [{ stack, address, why: why.join('; ') }];
}

/** What an item adds to the sum before the plans, US dollars a month: what is not known counts as nothing. */
export function usdBefore({ before }: CostItem): number {
  return before.cost?.usd ?? 0;
}

/**
 * What an item adds to the sum after the plans, US dollars a month. What nobody can tell counts as it did before, so
 * that a change to something unknown never looks like a saving.
 */
export function usdAfter({ before, after }: CostItem): number {
  return (isUntold(after) ? before : after).cost?.usd ?? 0;
}

function unchangedBetween(before: Estimate, after: Estimate): boolean {
  return (
    JSON.stringify([before.cost, before.basis, before.unknown]) ===
    JSON.stringify([after.cost, after.basis, after.unknown])
  );
}

function basisOf(before: Estimate, after: Estimate): string {
  const [was, is] = [before, after].map(({ basis, unknown }) => (basis === '' ? unknown.join('; ') : basis));
  if (was === undefined || was === '' || was === is) return is ?? '';
  return is === undefined || is === '' ? was : `${was} → ${is}`;
}
