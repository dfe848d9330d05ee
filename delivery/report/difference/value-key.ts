import { type Value, Redacted, Unknown, isAttributes } from '../../model/value';

/** A text that is the same for values that are the same: of a secret, its MAC. */
export function valueKey(value: Value | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Redacted) return `redacted:${value.mac}`;
  if (value instanceof Unknown) return 'unknown';
  if (isAttributes(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${valueKey(value[name])}`).join(',')}}`;
  }
  if (typeof value === 'object') return `[${value.map(valueKey).join(',')}]`;
  return JSON.stringify(value);
}

/** Whether two values are the same; one that is absent is `null`. */
export function isSame(before: Value | undefined, after: Value | undefined): boolean {
  return before === after || valueKey(before) === valueKey(after);
}
