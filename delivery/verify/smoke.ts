import type { Evidence } from '../model/promotion';
import { type Attributes, Redacted, Unknown, type Value, isAttributes } from '../model/value';
import { brief } from './brief';
import type { OfKind, Scene, SeenObject } from './subject';

type Expectation = OfKind<'smoke'>['expect'][number];

const FEW = 3;

/** Whether objects are there and are as they should be, as a refresh finds them. */
export async function smoke({ name, expect }: OfKind<'smoke'>, { look }: Scene): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  for (const expectation of expect) {
    const { type, attribute, equals, atLeast } = expectation;
    const who = atLeast === undefined ? `every ${type}` : `at least ${atLeast} ${type}`;
    const check = `${name}: ${who} has ${attribute} ${String(equals)}`;
    evidence.push({ check, ...found(expectation, await look.objects(type)) });
  }
  return evidence;
}

function found(expectation: Expectation, objects: readonly SeenObject[]): Pick<Evidence, 'holds' | 'seen'> {
  const { attribute, equals, atLeast } = expectation;
  if (objects.length === 0) return { holds: false, seen: 'there is none' };
  const seen = objects.map(({ address, values }) => ({ address, value: valueAt(values, attribute) }));
  const others = seen.filter(({ value }) => !isEqual(value, equals));
  const right = seen.length - others.length;
  const holds = atLeast === undefined ? others.length === 0 : right >= atLeast;
  const told = others.slice(0, FEW).map(({ address, value }) => `${address} has ${shown(value)}`);
  const rest = others.length > FEW ? [`and ${others.length - FEW} more`] : [];
  return { holds, seen: brief([`${right} of ${seen.length} have`, ...told, ...rest].join('; ')) };
}

function valueAt(values: Attributes, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((value, step) => {
    if (Array.isArray(value)) return (value as readonly Value[])[Number(step)];
    return isAttributes(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, values);
}

/** Providers keep some numbers and switches as texts. */
function isEqual(value: Value | undefined, equals: Expectation['equals']): boolean {
  return isScalar(value) && String(value) === String(equals);
}

function isScalar(value: Value | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function shown(value: Value | undefined): string {
  if (value instanceof Redacted) return 'a value that nobody may see';
  if (value instanceof Unknown) return 'a value that is not known yet';
  if (value === undefined || value === null) return 'none';
  return isScalar(value) ? JSON.stringify(value) : 'a value with parts: name one of them';
}
