import { z } from 'zod';

import type { Value } from '../expressions/contexts';

/** One combination of a matrix. */
export type Combination = Readonly<Record<string, Value>>;

const Entry = z.record(z.string(), z.json());
const Matrix = z
  .object({ include: z.array(Entry).default([]), exclude: z.array(Entry).default([]) })
  .catchall(z.array(z.json()));

/** GitHub's limit on jobs of one matrix in a run. */
const MOST = 256;

/**
 * The combinations of a matrix, in GitHub's order: of all vectors, without what `exclude` names, each with what
 * `include` adds to it, and then what `include` has beside them.
 * @throws Error where a vector is empty or there are more than 256, as GitHub fails the job.
 */
export function combinations(written: Value): Combination[] {
  const { include, exclude, ...vectors } = Matrix.parse(written);
  for (const [name, values] of Object.entries(vectors)) {
    if (values.length === 0) throw new Error(`Matrix vector '${name}' does not contain any values`);
  }
  const names = Object.keys(vectors);
  const all = names.reduce<Combination[]>(
    (before, name) => before.flatMap((one) => (vectors[name] ?? []).map((value) => ({ ...one, [name]: value }))),
    names.length === 0 ? [] : [{}],
  );
  const kept = all.filter(
    (one) => !exclude.some((entry) => Object.keys(entry).every((key) => same(one[key], entry[key]))),
  );
  const made = included(kept, include, names);
  if (made.length > MOST) throw new Error(`The strategy configuration is resulting in more than ${MOST} jobs`);
  return made;
}

function included(
  kept: readonly Combination[],
  include: readonly Combination[],
  names: readonly string[],
): Combination[] {
  const made = [...kept];
  const extra: Combination[] = [];
  for (const entry of include) {
    const fits = (one: Combination) => names.every((name) => !(name in entry) || same(one[name], entry[name]));
    const matching = kept.flatMap((one, at) => (fits(one) ? [at] : []));
    for (const at of matching) made[at] = { ...made[at], ...entry };
    if (matching.length === 0) extra.push(entry);
  }
  return [...made, ...extra];
}

function same(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
