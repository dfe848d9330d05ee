import type { TypeFacts } from '../facts/type-facts';
import type { AttributeSchema, BlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';
import { isArray, isObject, UNKNOWN } from '../wire/value';
import type { Path } from './paths';
import { parsePath, valueAt } from './paths';

/** A reason why a configuration cannot be used. */
export interface ConfigProblem {
  readonly summary: string;
  readonly detail: string;
  readonly path: Path;
}

/** What the real provider would refuse before any call: values out of a documented list, arguments that exclude others. */
export function validateConfig(block: BlockSchema, facts: TypeFacts, config: ValueObject): ConfigProblem[] {
  return [...blockProblems(block, config, []), ...conflicts(facts, config), ...missingChoices(facts, config)];
}

function blockProblems(block: BlockSchema, config: ValueObject, at: Path): ConfigProblem[] {
  const own = Object.entries(block.attributes).flatMap(([name, attribute]) =>
    attributeProblems(attribute, config[name] ?? null, [...at, name]),
  );
  const nested = Object.entries(block.blocks).flatMap(([name, inner]) =>
    instances(config[name], [...at, name]).flatMap(([path, value]) => blockProblems(inner.block, value, path)),
  );
  return [...own, ...nested];
}

function instances(value: Value | undefined, at: Path): [Path, ValueObject][] {
  if (isObject(value)) return [[at, value]];
  if (!isArray(value)) return [];
  return value.flatMap((element, index) => (isObject(element) ? [[[...at, index], element]] : []));
}

function attributeProblems(attribute: AttributeSchema, value: Value, path: Path): ConfigProblem[] {
  if (value === null || value === UNKNOWN) return [];
  const name = path.join('.');
  if (attribute.computed && !attribute.optional && !attribute.required) {
    const detail = `Can't configure a value for "${name}": its value will be decided automatically.`;
    return [{ summary: 'Value for unconfigurable attribute', detail, path }];
  }
  if (attribute.type === 'dynamic') {
    const detail = `The installed binding does not describe "${name}", so the local cloud cannot take a value for it.`;
    return [{ summary: 'Argument that the local cloud does not know', detail, path }];
  }
  const { allowed } = attribute;
  if (allowed === undefined || typeof value !== 'string' || isAllowed(allowed, value)) return [];
  const detail = `"${name}" is "${value}"; the documentation allows ${allowed.values.join(', ')}.`;
  return [{ summary: `Invalid value for ${name}`, detail, path }];
}

function isAllowed({ values, anyCase }: NonNullable<AttributeSchema['allowed']>, value: string): boolean {
  return values.some((one) => one === value || (anyCase && one.toUpperCase() === value.toUpperCase()));
}

function conflicts({ conflictsWith }: TypeFacts, config: ValueObject): ConfigProblem[] {
  return Object.entries(conflictsWith ?? {}).flatMap(([name, others]) => {
    const path = intoBlocks(name);
    const other = others.find((one) => presence(config, parsePath(one)) === 'set');
    if (other === undefined || presence(config, path) !== 'set') return [];
    const detail = `"${name}": conflicts with ${other}`;
    return [{ summary: 'Conflicting configuration arguments', detail, path }];
  });
}

/** An argument's own name is dotted without indexes: every block on its way is the first of its kind. */
function intoBlocks(name: string): Path {
  return name.split('.').flatMap((step, index) => (index === 0 ? [step] : [0, step]));
}

function missingChoices({ exactlyOneOf }: TypeFacts, config: ValueObject): ConfigProblem[] {
  return (exactlyOneOf ?? []).flatMap((names) => {
    const paths = names.map(parsePath);
    const parents = paths.map((path) => path.slice(0, -1));
    // A choice inside a block that is not there is no choice.
    if (parents.every((parent) => parent.length > 0 && valueAt(config, parent) === undefined)) return [];
    const found = paths.map((path) => presence(config, path));
    const set = names.filter((_, index) => found[index] === 'set');
    if (set.length === 1 || (set.length === 0 && found.includes('unknown'))) return [];
    const said = set.length === 0 ? 'none was given' : `${set.join(', ')} were given`;
    const detail = `exactly one of ${names.join(', ')} must be specified, and ${said}.`;
    return [{ summary: 'Invalid combination of arguments', detail, path: paths[0]?.slice(0, 1) ?? [] }];
  });
}

/** As SDKv2 counts: false, zero and empty text are values, an empty list or set is none. */
function presence(config: ValueObject, path: Path): 'set' | 'unset' | 'unknown' {
  const value = valueAt(config, path);
  if (value === UNKNOWN) return 'unknown';
  return value === undefined || value === null || (isArray(value) && value.length === 0) ? 'unset' : 'set';
}
