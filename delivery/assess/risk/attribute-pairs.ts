import { type Attributes, isAttributes, Redacted, Unknown, type Value } from '../../model/value';

/** The value of one attribute before and after a change; `null` where there is none. */
export interface Pair {
  readonly before: Value;
  readonly after: Value;
}

/** The values at a path before and after: one pair, or one for each entry of the lists that the path names a key of. */
export function pairsAt(path: string, before: Value, after: Value): Pair[] {
  const [first, ...rest] = path.split('.');
  if (first === undefined || first === '') return [{ before, after }];
  const [, name = first, key] = /^(\w+)\[(\w+)\]$/.exec(first) ?? [];
  const inner = { before: member(before, name), after: member(after, name) };
  const entries = key === undefined ? [inner] : matched(key, inner);
  return entries.flatMap((pair) => pairsAt(rest.join('.'), pair.before, pair.after));
}

/** Whether two values are the same, secrets by their MAC; what is not known yet is the same as nothing. */
export function sameValue(a: Value, b: Value): boolean {
  if (a instanceof Unknown || b instanceof Unknown) return false;
  return canonical(a) === canonical(b);
}

/** Whether a value, or any part of it, is hidden or not known yet. */
export function isHidden(value: Value): boolean {
  if (value instanceof Redacted || value instanceof Unknown) return true;
  if (isList(value)) return value.some(isHidden);
  return isAttributes(value) && Object.values(value).some(isHidden);
}

/** A value as a list: nothing is an empty one. */
export function listOf(value: Value): readonly Value[] {
  if (value === null) return [];
  return isList(value) ? value : [value];
}

/** The names of the attributes that a change gives another value. */
export function changedNames(before: Attributes | null, after: Attributes | null): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => !sameValue(before?.[name] ?? null, after?.[name] ?? null)).sort();
}

function member(value: Value, name: string): Value {
  if (value instanceof Unknown || value instanceof Redacted) return value;
  if (isAttributes(value)) return value[name] ?? null;
  if (!isList(value)) return null;
  if (value.length === 1) return member(value[0] ?? null, name);
  const inner = value.flatMap((entry) => listOf(member(entry, name)));
  return inner.length === 0 ? null : inner;
}

/** Entries of two lists, matched by a key; a list that cannot be read is one entry. */
function matched(key: string, { before, after }: Pair): Pair[] {
  if (isHidden(before) || isHidden(after)) return [{ before, after }];
  const keys = new Set([...listOf(before), ...listOf(after)].map((entry) => canonical(member(entry, key))));
  return [...keys].map((wanted) => ({ before: keyed(before, key, wanted), after: keyed(after, key, wanted) }));
}

function keyed(list: Value, key: string, wanted: string): Value {
  return listOf(list).find((entry) => canonical(member(entry, key)) === wanted) ?? null;
}

function canonical(value: Value): string {
  return JSON.stringify(plain(value));
}

/** As JSON may hold it, with the names of attributes in order, and a secret as what tells it from another. */
function plain(value: Value): unknown {
  if (value instanceof Redacted) return { mac: value.mac };
  if (value instanceof Unknown) return {};
  if (isList(value)) return value.map(plain);
  if (!isAttributes(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, plain(inner)]);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
