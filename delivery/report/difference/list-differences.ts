import { type Attributes, type Value, isAttributes } from '../../model/value';
import { type Difference, type Place, elementOf } from './difference';
import { isSame, valueKey } from './value-key';

interface Context {
  readonly place: Place;
  readonly between: (before: Value | undefined, after: Value | undefined, place: Place) => Difference[];
}

interface Element {
  readonly value: Value;
  readonly index: number;
}

/** The attributes that tell one element of a list from another, the best first. */
const IDENTITIES = ['Sid', 'sid', 'Id', 'id', 'name', 'Name', 'key', 'Key', 'rule_id', 'privilege'] as const;

// Above this many, looking for elements that resemble each other costs more than it tells.
const MOST_COMPARED = 60;

/** How lists differ: what was added, what was removed and what changed within, whatever the positions. */
export function listDifferences(before: readonly Value[], after: readonly Value[], context: Context): Difference[] {
  const { place, between } = context;
  const removed = missing(before, after);
  const added = missing(after, before);
  if (removed.length + added.length === 0) return [{ ...place, kind: 'order' }];
  const pairs = paired(removed, added);
  const changed = pairs.flatMap(({ was, is, name }) =>
    between(was.value, is.value, elementOf(place, is.index, name ?? String(is.index))),
  );
  const left = removed.filter((element) => !pairs.some(({ was }) => was === element)).map(({ value }) => value);
  const come = added.filter((element) => !pairs.some(({ is }) => is === element)).map(({ value }) => value);
  const elements = left.length + come.length;
  return [...changed, ...(elements === 0 ? [] : [{ ...place, kind: 'elements', removed: left, added: come } as const])];
}

/** The elements that the other list has not, or has fewer times. */
function missing(from: readonly Value[], other: readonly Value[]): Element[] {
  const counts = new Map<string, number>();
  for (const value of other) counts.set(valueKey(value), (counts.get(valueKey(value)) ?? 0) + 1);
  return from.flatMap((value, index) => {
    const key = valueKey(value);
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count > 0 ? [] : [{ value, index }];
  });
}

interface Pair {
  readonly was: Element;
  readonly is: Element;
  readonly name: string | null;
}

function paired(removed: readonly Element[], added: readonly Element[]): Pair[] {
  if (removed.length > MOST_COMPARED || added.length > MOST_COMPARED) return [];
  const free = new Set(added);
  return removed.flatMap((was) => {
    const best = [...free].find((is) => sameIdentity(was.value, is.value)) ?? mostAlike(was, free);
    if (best === undefined) return [];
    free.delete(best);
    return [{ was, is: best, name: identity(best.value) }];
  });
}

function sameIdentity(before: Value, after: Value): boolean {
  return identity(before) !== null && identity(before) === identity(after);
}

function identity(value: Value): string | null {
  if (!isAttributes(value)) return null;
  const names = IDENTITIES.map((name) => value[name]).filter((name) => typeof name === 'string');
  return names.find((name) => name !== '') ?? null;
}

function mostAlike({ value }: Element, candidates: ReadonlySet<Element>): Element | undefined {
  if (!isAttributes(value) || identity(value) !== null) return undefined;
  const ranked = [...candidates]
    .filter((candidate) => identity(candidate.value) === null)
    .map((candidate) => ({ candidate, alike: likeness(value, candidate.value) }))
    .sort((a, b) => b.alike - a.alike);
  return ranked[0] !== undefined && ranked[0].alike >= 0.5 ? ranked[0].candidate : undefined;
}

/** The share of the attributes that two objects have in common. */
function likeness(before: Attributes, after: Value): number {
  if (!isAttributes(after)) return 0;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => isSame(before[name], after[name])).length / Math.max(1, names.length);
}
