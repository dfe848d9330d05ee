import type { CtyType } from '../schema/cty-type';
import { isSequence } from '../schema/cty-type';
import type { Value } from '../wire/value';

/** Objects of the local cloud are made at one moment, so that two runs make the same. */
const MADE_AT = '2026-01-01T00:00:00Z';

/**
 * A stand-in for a value that only the service knows: the same for the same object and attribute, of the right type,
 * and never empty where other resources may refer to it.
 */
export function computedValue(type: CtyType, name: string, seed: string): Value {
  if (type === 'string') return computedText(name, seed);
  if (type === 'number') return name.endsWith('_id') || name === 'id' ? parseInt(seed.slice(0, 7), 16) : 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  if (isSequence(type)) return [];
  if (type[0] !== 'object') return {};
  const members = Object.entries(type[1]).map(
    ([member, inner]) => [member, computedValue(inner, member, seed)] as const,
  );
  return Object.fromEntries(members);
}

function computedText(name: string, seed: string): string {
  if (/_(at|on|date|time)$/.test(name)) return MADE_AT;
  return `${name.replaceAll('_', '-')}-${seed.slice(0, 8)}`;
}

/** What an argument that was left open has in the service: nothing, in the form of its type. */
export function emptyValue(type: CtyType): Value {
  if (type === 'string') return '';
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  if (isSequence(type)) return [];
  return type[0] === 'map' ? {} : null;
}
