import type { Json } from '../../store/object-store';
import type { TypeFacts } from '../facts/type-facts';
import type { BlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';
import { isArray, isObject } from '../wire/value';

/** A planned block and the configuration it comes from. */
export interface Configured {
  readonly planned: ValueObject;
  readonly config: Value | undefined;
}

/** Fills in the provider's defaults where neither the configuration nor the plan has a value. */
export function withDefaults(block: BlockSchema, { defaults }: TypeFacts, subject: Configured): ValueObject {
  return defaults === undefined ? subject.planned : fill(block, subject, { defaults, prefix: '' });
}

interface Table {
  readonly defaults: Readonly<Record<string, Json>>;
  readonly prefix: string;
}

function fill(block: BlockSchema, { planned, config }: Configured, { defaults, prefix }: Table): ValueObject {
  const filled = Object.entries(planned).map(([name, value]) => {
    const configured = isObject(config) ? config[name] : undefined;
    const nested = block.blocks[name];
    if (nested !== undefined) {
      const table = { defaults, prefix: `${prefix}${name}.` };
      return [name, fillNested(nested.block, { value, config: configured, isSet: nested.nesting === 'set' }, table)];
    }
    const isOpen = (configured ?? null) === null && (value === null || block.attributes[name]?.computed !== true);
    return [name, isOpen ? (defaults[prefix + name] ?? value) : value];
  });
  return Object.fromEntries(filled) as ValueObject;
}

interface Nested {
  readonly value: Value;
  readonly config: Value | undefined;
  readonly isSet: boolean;
}

function fillNested(block: BlockSchema, { value, config, isSet }: Nested, table: Table): Value {
  if (isObject(value)) return fill(block, { planned: value, config }, table);
  if (!isArray(value)) return value;
  return value.map((element, index) => {
    if (!isObject(element)) return element;
    // A set's elements are in no order that its configuration shares; each is its own configuration.
    const own = isSet ? element : isArray(config) ? config[index] : undefined;
    return fill(block, { planned: element, config: own }, table);
  });
}
