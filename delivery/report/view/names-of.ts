import { type Attributes, type Value, Unknown } from '../../model/value';

/** An attribute and its value. */
export type Named = readonly [name: string, value: Value];

const FIRST = [
  'name',
  'bucket',
  'database',
  'schema',
  'account_role_name',
  'database_role_name',
  'role',
  'function_name',
];
const NAME_LIKE = /(^|_)(name|identifier|key|path|arn)$/;
const MOST = 4;

/** The attributes that tell an object from others of its type, the most telling first. */
export function namesOf(values: Attributes | null): Named[] {
  return stated(values)
    .filter(([name, value]) => rank(name) < Infinity && typeof value === 'string')
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, MOST);
}

/** All that is stated of an object besides its names. */
export function othersOf(values: Attributes | null): Named[] {
  const names = new Set(namesOf(values).map(([name]) => name));
  return stated(values).filter(([name]) => !names.has(name));
}

/** What has a value: neither left to the provider nor empty. */
function stated(values: Attributes | null): Named[] {
  return Object.entries(values ?? {}).filter(([, value]) => !isEmptyValue(value));
}

function isEmptyValue(value: Value): boolean {
  if (value === null || value === '' || value instanceof Unknown) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function rank(name: string): number {
  const at = FIRST.indexOf(name);
  if (at >= 0) return at;
  return NAME_LIKE.test(name) ? FIRST.length : Infinity;
}
