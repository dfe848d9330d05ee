import type { StateResource } from '../../model/state-resource';
import type { Pair } from './pair';

/** What objects say, as they are and as they will be. */
export interface Reading<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
  /** Addresses of changes that cannot be read. They count as no change, so that none is guessed. */
  readonly unknown: readonly string[];
  /** Addresses of objects that stay as they are, but cannot be read. */
  readonly hidden: readonly string[];
}

/** How one object is read: `null` where it says nothing, `'unreadable'` where what it says is hidden or not known. */
export type Reader<T extends object> = (object: StateResource) => T | 'unreadable' | null;

/** Reads both sides of every pair. */
export function readingOf<T extends object>(pairs: readonly Pair[], reader: Reader<T>): Reading<T> {
  const reading = { before: [] as T[], after: [] as T[], unknown: [] as string[], hidden: [] as string[] };
  for (const { address, before, after, settled } of pairs) {
    const old = before === null ? null : reader(before);
    const next = before === after ? old : after === null ? null : reader(after);
    if (old === null && next === null) continue;
    if (settled && old !== 'unreadable' && next !== 'unreadable') {
      if (old !== null) reading.before.push(old);
      if (next !== null) reading.after.push(next);
      continue;
    }
    (before === after ? reading.hidden : reading.unknown).push(address);
    const asItIs = [old, settled ? next : null].filter((side) => side !== null && side !== 'unreadable').slice(0, 1);
    reading.before.push(...asItIs);
    reading.after.push(...asItIs);
  }
  return reading;
}

/** The addresses a reader of a delta must know of: what is hidden matters only where something else changes. */
export function unknownOf({ unknown, hidden }: Reading<object>, changes: boolean): string[] {
  return changes || unknown.length > 0 ? [...unknown, ...hidden] : [];
}
