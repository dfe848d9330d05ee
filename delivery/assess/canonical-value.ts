import { type Attributes, Redacted, Unknown, type Value } from '../model/value';

/**
 * A value as JSON that is the same for the same value, and for no other: keys in the order of their code units, lists in
 * their own order, and a list's first element telling what it is, so that no text of a plan can pose as a secret or as
 * something unknown. `1` and `1.0` are one number, and so are `0` and `-0`.
 */
export function canonicalValue(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Redacted) return `["redacted",${quoted(value.mac)}]`;
  if (value instanceof Unknown) return '["unknown"]';
  if (isList(value)) return `["list"${value.map((inner) => `,${canonicalValue(inner)}`).join('')}]`;
  return canonicalEntries(value, Object.keys(value));
}

/**
 * An object's attributes. An attribute that is `null` is one that is left out: the provider's schema says which there
 * are. Deeper down, in a map whose keys somebody chose, it is not.
 * @param except names of attributes that are left out.
 */
export function canonicalAttributes(attributes: Attributes | null, except: ReadonlySet<string>): string {
  if (attributes === null) return 'null';
  const names = Object.keys(attributes).filter((name) => attributes[name] !== null && !except.has(name));
  return canonicalEntries(attributes, names);
}

function canonicalEntries(attributes: Attributes, names: string[]): string {
  const entries = names.sort().map((name) => `${quoted(name)}:${canonicalValue(attributes[name] ?? null)}`);
  return `{${entries.join(',')}}`;
}

/** What `JSON.stringify` makes of a text, sooner for one that needs no escapes. */
function quoted(text: string): string {
  return /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** JSON has no word for what is too large for a number; all such numbers would be `null`. */
function canonicalNumber(value: number): string {
  return Number.isFinite(value) ? JSON.stringify(value) : `["number","${value}"]`;
}

/** `Array.isArray` does not tell a readonly list from a record. */
function isList(value: readonly Value[] | Attributes): value is readonly Value[] {
  return Array.isArray(value);
}
