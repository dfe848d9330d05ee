import type { AttributeSchema, BlockSchema, NestedBlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';
import { isArray, isEqual, isObject, UNKNOWN } from '../wire/value';

/** What stands beside a planned block; no `prior` means that the block is new. */
export interface Beside {
  readonly config: Value | undefined;
  readonly prior: Value | undefined;
}

/** Marks as unknown what the service computes for a new object or a new nested block, and the blocks in old ones. */
export function markUnknown(block: BlockSchema, planned: ValueObject, { config, prior }: Beside): ValueObject {
  const marked = Object.entries(planned).map(([name, value]) => {
    const beside = { config: member(config, name), prior: member(prior, name) };
    const attribute = block.attributes[name];
    if (attribute !== undefined)
      return [name, markAttribute(attribute, value, { ...beside, isNew: prior === undefined })];
    const nested = block.blocks[name];
    return [name, nested === undefined ? value : markNested(nested, value, beside)];
  });
  return Object.fromEntries(marked) as ValueObject;
}

function markAttribute(attribute: AttributeSchema, value: Value, beside: Beside & { isNew: boolean }): Value {
  if (attribute.writeOnly) return null;
  const isOpen = attribute.computed === true && value === null && (beside.config ?? null) === null;
  return isOpen && beside.isNew ? UNKNOWN : value;
}

function markNested({ nesting, block }: NestedBlockSchema, value: Value, { config, prior }: Beside): Value {
  if (isObject(value)) return markUnknown(block, value, { config, prior: prior ?? undefined });
  if (!isArray(value)) return value;
  const configured = isArray(config) ? config : [];
  const before = isArray(prior) ? prior : [];
  return value.map((element, index) => {
    if (!isObject(element)) return element;
    // Elements of a set have no place: one that has changed counts as new.
    const same = nesting === 'set' ? before.find((old) => isEqual(old, element)) : before[index];
    return markUnknown(block, element, { config: nesting === 'set' ? undefined : configured[index], prior: same });
  });
}

function member(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) ? value[name] : undefined;
}
