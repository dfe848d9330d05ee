import { createHash } from 'node:crypto';

import { computedValue, emptyValue } from '../facts/computed-values';
import { evaluateTemplate } from '../facts/evaluate-template';
import type { Identity, Place } from '../facts/identity';
import type { AttributeSchema, BlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';
import { isArray, isObject, UNKNOWN } from '../wire/value';

/** What decides the values that a service would give an object. */
export interface Settling {
  readonly identity: Identity;
  readonly place: Place;
  /** What arguments that were left open have in this service, by name. */
  readonly serverDefaults: Readonly<Record<string, Value>>;
}

/** Gives every value that was left unknown, once the object's id is known; what was planned stays as it is. */
export function settle(block: BlockSchema, planned: ValueObject, settling: Settling): ValueObject {
  return settleBlock(block, fillTemplates(block, planned, settling), { settling, at: '' });
}

/** Gives the values that the type's table makes of the object, in its order: a template may read an earlier one's value. */
export function fillTemplates(
  block: BlockSchema,
  planned: ValueObject,
  { identity, place }: Pick<Settling, 'identity' | 'place'>,
): ValueObject {
  const filled: Record<string, Value> = { ...planned };
  for (const [name, template] of Object.entries(identity.computed)) {
    const needsId = typeof template === 'string' && template.includes('{id}') && filled['id'] === UNKNOWN;
    if (filled[name] !== UNKNOWN || needsId) continue;
    const text = evaluateTemplate(template, filled, place);
    filled[name] = block.attributes[name]?.type === 'number' ? Number(text) : text;
  }
  return filled;
}

interface Where {
  readonly settling: Settling;
  readonly at: string;
}

function settleBlock(block: BlockSchema, planned: ValueObject, { settling, at }: Where): ValueObject {
  const settled = Object.entries(planned).map(([name, value]) => {
    const path = `${at}.${name}`;
    const attribute = block.attributes[name];
    if (attribute !== undefined) {
      return [name, value === UNKNOWN ? settleAttribute(name, attribute, { settling, at: path }) : value];
    }
    const nested = block.blocks[name]?.block;
    return [name, nested === undefined ? value : settleNested(nested, value, { settling, at: path })];
  });
  return Object.fromEntries(settled) as ValueObject;
}

function settleNested(block: BlockSchema, value: Value, { settling, at }: Where): Value {
  if (isObject(value)) return settleBlock(block, value, { settling, at });
  if (!isArray(value)) return value;
  return value.map((element, index) =>
    isObject(element) ? settleBlock(block, element, { settling, at: `${at}.${index}` }) : element,
  );
}

function settleAttribute(name: string, attribute: AttributeSchema, { settling, at }: Where): Value {
  const isArgument = attribute.optional === true;
  if (isArgument) return settling.serverDefaults[name] ?? emptyValue(attribute.type);
  return computedValue(attribute.type, name, createHash('sha256').update(`${settling.place.seed}${at}`).digest('hex'));
}
