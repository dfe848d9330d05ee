import type { HclEntry } from './binding-classes';
import type { CtyType } from './cty-type';

const PRIMITIVES: Readonly<Record<string, CtyType>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
};

/**
 * The type of a settable argument by the generator's storage class (`stringMapList` is a list of maps of strings), or
 * `undefined` where the storage class is a struct's.
 */
export function storedType({ storage, type }: HclEntry): CtyType | undefined {
  const [, primitive = '', wrappers = ''] = /^(string|number|boolean|any)((?:List|Map)*)$/.exec(storage) ?? [];
  const inner = PRIMITIVES[primitive];
  if (inner === undefined) return undefined;
  const wrapped = wrapInOrder(inner, wrappers);
  return type === 'set' && typeof wrapped !== 'string' && wrapped[0] === 'list' ? ['set', wrapped[1]] : wrapped;
}

const GETTERS: readonly (readonly [RegExp, CtyType])[] = [
  [/getStringAttribute\(/, 'string'],
  [/getNumberAttribute\(/, 'number'],
  [/getBooleanAttribute\(/, 'bool'],
  [/getNumberListAttribute\(/, ['list', 'number']],
  [/getListAttribute\(/, ['list', 'string']],
  [/getStringMapAttribute\(/, ['map', 'string']],
  [/getNumberMapAttribute\(/, ['map', 'number']],
  [/getBooleanMapAttribute\(/, ['map', 'bool']],
  [/getAnyMapAttribute\(|interpolationForAttribute\(/, 'dynamic'],
];

/** The type of a computed attribute by the getter that reads it, or `undefined` where no known getter does. */
export function readType(getter: string): CtyType | undefined {
  const found = GETTERS.find(([pattern]) => pattern.test(getter))?.[1];
  return found !== undefined && typeof found !== 'string' && found[0] === 'list' && getter.includes('Fn.tolist(')
    ? ['set', found[1]]
    : found;
}

/** The type of an attribute that the library's own collection class reads (`cdktf.StringMapList`), if it is one. */
export function collectionType(className: string, isSet: boolean): CtyType | undefined {
  const [, primitive = '', wrappers = ''] = /^cdktf\.(String|Number|Boolean|Any)((?:List|Map)+)$/.exec(className) ?? [];
  const inner = PRIMITIVES[primitive.toLowerCase()];
  if (inner === undefined) return undefined;
  const wrapped = wrapInOrder(inner, wrappers);
  return isSet && typeof wrapped !== 'string' && wrapped[0] === 'list' ? ['set', wrapped[1]] : wrapped;
}

function wrapInOrder(inner: CtyType, wrappers: string): CtyType {
  return (wrappers.match(/List|Map/g) ?? []).reduce<CtyType>(
    (type, wrapper) => [wrapper === 'List' ? 'list' : 'map', type],
    inner,
  );
}
