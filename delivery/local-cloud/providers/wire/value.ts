/** What stands for a value that is only known after apply. */
export interface Unknown {
  readonly knownAfterApply: true;
  /** Throws: a value that is not known yet must never be stored. */
  toJSON(): never;
}

/** The one value that is only known after apply. */
export const UNKNOWN: Unknown = Object.freeze({
  knownAfterApply: true as const,
  toJSON(): never {
    throw new Error('a value that is only known after apply was about to be stored');
  },
});

/** A value of Terraform's: objects and maps as records, lists and sets as arrays. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ValueObject;

/** An object or map of Terraform's. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** Whether a value is an object or a map. */
export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && value !== UNKNOWN && !Array.isArray(value);
}

/** Whether a value is a list, a set or a tuple. */
export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether nothing in a value is left to be known after apply. */
export function isWhollyKnown(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (isArray(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Whether two values are the same; the order of members does not count, and sets are compared by the caller. */
export function isEqual(left: Value | undefined, right: Value | undefined): boolean {
  return left === right || canonical(left ?? null) === canonical(right ?? null);
}

/** One text for one value: members in order of their names, unknown values marked. */
export function canonical(value: Value): string {
  if (value === UNKNOWN) return '?';
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}
