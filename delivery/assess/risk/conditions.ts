import type { Value } from '../../model/value';
import { listOf, type Pair, sameValue } from './attribute-pairs';
import { blockCovers } from './address-blocks';
import type { AttributeRule, Condition, Numbers } from './type-facts';

/** Whether a creation can meet a rule: it looks at what an attribute comes to hold, or at an owner that was there. */
export function countsOnCreation([, when, , , owner]: AttributeRule): boolean {
  if (typeof when === 'string') return ['set', 'opens', 'policy', 'trust'].includes(when);
  return 'becomes' in when || 'includes' in when || (owner !== undefined && ('lower' in when || 'higher' in when));
}

/** Whether two values, different and both to be seen, meet a condition that is not about a policy. */
export function meets(condition: Condition, pair: Pair): boolean {
  if (typeof condition === 'string') return meetsNamed(condition, pair);
  const { before, after } = pair;
  if ('lower' in condition) return numberOf(after, condition.lower) < numberOf(before, condition.lower);
  if ('higher' in condition) return numberOf(after, condition.higher) > numberOf(before, condition.higher);
  if ('up' in condition) return !(rank(after, condition.up) <= rank(before, condition.up));
  if ('down' in condition) return !(rank(after, condition.down) >= rank(before, condition.down));
  if ('includes' in condition) return includesAny(uncovered(after, before), condition.includes);
  const wanted = 'becomes' in condition ? condition.becomes : condition.turns;
  return includes(wanted, after) && !includes(wanted, before);
}

function meetsNamed(condition: Extract<Condition, string>, { before, after }: Pair): boolean {
  switch (condition) {
    case 'changes':
    case 'policy':
    case 'trust':
      return true;
    case 'alters':
      return before !== null && after !== null;
    case 'set':
      return after !== null && after !== '';
    case 'gains':
    case 'opens':
      return uncovered(after, before).length > 0;
    case 'loses':
      return uncovered(before, after).length > 0;
  }
}

/** The entries of a list that no entry of another covers; a block of addresses covers those inside it. */
export function uncovered(values: Value, by: Value): readonly Value[] {
  return listOf(values).filter((value) => !listOf(by).some((other) => covers(other, value)));
}

function covers(outer: Value, inner: Value): boolean {
  return typeof outer === 'string' && typeof inner === 'string' ? blockCovers(outer, inner) : sameValue(outer, inner);
}

function numberOf(value: Value, { absent, zero }: Numbers): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number) || number < 0) return absent;
  return number === 0 ? (zero ?? 0) : number;
}

/** `NaN` for what is not in the order: no comparison holds for it. */
function rank(value: Value, order: readonly string[]): number {
  if (typeof value !== 'string') return Number.NaN;
  const plain = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const at = order.findIndex((entry) => plain(entry) === plain(value));
  return at === -1 ? Number.NaN : at;
}

function includes(values: readonly Value[], value: Value): boolean {
  return values.some((wanted) => sameValue(wanted, value));
}

/** Snowflake's names of roles and privileges, with or without quotes. */
function includesAny(values: readonly Value[], wanted: readonly string[]): boolean {
  return values.some((value) => typeof value === 'string' && wanted.includes(value.replaceAll('"', '').toUpperCase()));
}
