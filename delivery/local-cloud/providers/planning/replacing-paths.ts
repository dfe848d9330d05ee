import type { TypeFacts } from '../facts/type-facts';
import type { BlockSchema } from '../schema/schema';
import type { Value } from '../wire/value';
import { isArray, isEqual, isObject } from '../wire/value';
import type { Path } from './paths';

/** A value before and after. */
export interface Difference {
  readonly prior: Value | undefined;
  readonly planned: Value | undefined;
}

/** The paths whose change the provider can only make by replacing the object. */
export function replacingPaths(block: BlockSchema, { forceNew }: TypeFacts, difference: Difference): Path[] {
  return (forceNew ?? []).flatMap((name) => changedPaths(block, name.split('.'), difference));
}

function changedPaths(block: BlockSchema, [name = '', ...rest]: readonly string[], difference: Difference): Path[] {
  const inner = { prior: member(difference.prior, name), planned: member(difference.planned, name) };
  const nested = block.blocks[name];
  if (nested === undefined) return isSameSetting(inner) ? [] : [[name]];
  if (rest.length === 0) return isSameCount(inner) ? [] : [[name]];
  // The elements of a set cannot be named before they are wholly known, so the set itself is.
  if (nested.nesting === 'set') return isEqual(inner.prior, inner.planned) ? [] : [[name]];
  return elements(inner).flatMap(([step, element]) =>
    changedPaths(nested.block, rest, element).map((path) => [name, ...step, ...path]),
  );
}

/** Elements that are there before and after; one that is only there once is a change of the block itself. */
function elements({ prior, planned }: Difference): [Path, Difference][] {
  if (isObject(prior) && isObject(planned)) return [[[], { prior, planned }]];
  if (!isArray(prior) || !isArray(planned)) return [];
  return prior
    .slice(0, planned.length)
    .map((before, index) => [[index], { prior: before, planned: planned[index] }] as const)
    .map(([path, element]) => [[...path], element]);
}

function isSameCount({ prior, planned }: Difference): boolean {
  if (isArray(prior) && isArray(planned)) return prior.length === planned.length;
  return (prior ?? null) === null ? (planned ?? null) === null : (planned ?? null) !== null;
}

/** SDKv2 cannot tell an empty value from an absent one, so neither counts as a change of the other. */
function isSameSetting({ prior, planned }: Difference): boolean {
  return isEqual(prior, planned) || (isEmpty(prior) && isEmpty(planned));
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === false || isEqual(value, []);
}

function member(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) ? value[name] : undefined;
}
