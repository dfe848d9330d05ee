import type { Json } from '../../store/object-store';
import type { CtyType } from '../schema/cty-type';
import { isSequence } from '../schema/cty-type';
import type { BlockSchema, NestedBlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';

/** JSON, or nothing: what a stored object or a state file holds for a name. */
type Stored = Json | undefined;

/**
 * Brings JSON into the shape of a schema: every attribute and block is there, what the schema does not have is gone,
 * and text that stands for a number or a boolean is one.
 */
export function conform({ attributes, blocks }: BlockSchema, stored: Readonly<Record<string, Stored>>): ValueObject {
  const values = Object.entries(attributes).map(([name, { type }]) => [name, conformValue(type, stored[name])]);
  const nested = Object.entries(blocks).map(([name, block]) => [name, conformNested(block, stored[name])]);
  return Object.fromEntries([...values, ...nested]) as ValueObject;
}

function conformNested({ nesting, block }: NestedBlockSchema, stored: Stored): Value {
  if (nesting === 'single') return isRecord(stored) ? conform(block, stored) : null;
  return (Array.isArray(stored) ? stored : []).map((element: Json) => conform(block, isRecord(element) ? element : {}));
}

function conformValue(type: CtyType, stored: Stored): Value {
  if (stored === undefined || stored === null) return null;
  if (typeof type === 'string') return conformPrimitive(type, stored);
  if (isSequence(type)) {
    return Array.isArray(stored) ? stored.map((element: Json) => conformValue(type[1], element)) : null;
  }
  if (!isRecord(stored)) return null;
  const members: Readonly<Record<string, CtyType>> =
    type[0] === 'object' ? type[1] : Object.fromEntries(Object.keys(stored).map((key) => [key, type[1]]));
  const conformed = Object.entries(members).map(([name, member]) => [name, conformValue(member, stored[name])]);
  return Object.fromEntries(conformed) as ValueObject;
}

function conformPrimitive(type: string, stored: Json): Value {
  if (type === 'number' && typeof stored === 'string' && stored !== '' && Number.isFinite(Number(stored))) {
    return String(Number(stored)) === stored ? Number(stored) : stored;
  }
  if (type === 'bool' && (stored === 'true' || stored === 'false')) return stored === 'true';
  if (type === 'string' && (typeof stored === 'number' || typeof stored === 'boolean')) return String(stored);
  return stored;
}

function isRecord(stored: Stored): stored is Readonly<Record<string, Json>> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}
