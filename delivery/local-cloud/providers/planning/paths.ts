import type { Value } from '../wire/value';
import { isArray, isObject } from '../wire/value';

/** One step into a value: a member's name, or an element's index. */
export type Step = string | number;

/** A way from the root of an object to one of its values. */
export type Path = readonly Step[];

/** The value at a path, or `undefined` where the path leads nowhere. */
export function valueAt(root: Value | undefined, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((value, step) => {
    if (typeof step === 'number') return isArray(value) ? value[step] : undefined;
    return isObject(value) ? value[step] : undefined;
  }, root);
}

/** The steps of a path in a provider's own notation: `on_schema.0.schema_name`. */
export function parsePath(text: string): Path {
  return text.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The text at a path, or empty text where there is none. */
export function textAt(root: Value, path: string): string {
  const value = valueAt(root, parsePath(path));
  return typeof value === 'string' ? value : '';
}
