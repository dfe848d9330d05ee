import type { Value } from '../../model/value';
import type { Blocked } from './one-way';

/** Airflow 3 goes back to this version of 2, and to no other. */
const BRIDGE = [2, 11] as const;

/**
 * Whether a change of a version or size goes a way that is blocked: `2.10.3`, `OpenSearch_2.11`, `7.x` and numbers are
 * compared number by number. What is hidden, or no version at all, counts as going that way; what is left out does not.
 */
export function goesBack(blocked: Blocked, before: Value, after: Value): boolean {
  if (before === null || after === null) return false;
  const [from, to] = [versionOf(before), versionOf(after)];
  if (from === undefined || to === undefined) return true;
  if (blocked === 'down') return engineOf(before) !== engineOf(after) || isLower(to, from);
  return (to[0] ?? 0) < (from[0] ?? 0) && !BRIDGE.every((part, at) => to[at] === part);
}

function versionOf(value: Value): readonly number[] | undefined {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string') return undefined;
  // All of them: Aurora writes its own version after the engine's, as in 8.0.mysql_aurora.3.05.2.
  return value.match(/\d+/g)?.map(Number);
}

/** What stands before the numbers: `OpenSearch_` never becomes `Elasticsearch_` again. */
function engineOf(value: Value): string {
  return typeof value === 'string' ? (/^\D*/.exec(value)?.[0] ?? '') : '';
}

function isLower(to: readonly number[], from: readonly number[]): boolean {
  // Parts that only one of them states say nothing: `8.0` stands for any `8.0.x`.
  const parts = Math.min(to.length, from.length);
  for (let at = 0; at < parts; at += 1) {
    const [next = 0, last = 0] = [to[at], from[at]];
    if (next !== last) return next < last;
  }
  return false;
}
