import type { AssembledStack } from '../model/assembly';
import { carriedStacks } from './administered-stacks';

/** Digests by stack id, of an earlier release. */
export type Digests = Readonly<Record<string, string>>;

/**
 * The stacks that a release changes: those whose digest is not what it was, and whatever depends on them. A refactor
 * that leaves the synthesized output alone affects nothing, and what is left to administrators is none of them.
 */
export function affectedStacks(all: readonly AssembledStack[], before: Digests): AssembledStack[] {
  const stacks = carriedStacks(all);
  const affected = new Set(stacks.filter(({ id, digest }) => before[id] !== digest).map(({ id }) => id));
  let size = -1;
  while (size !== affected.size) {
    size = affected.size;
    for (const { id, dependencies } of stacks) {
      if (dependencies.some((dependency) => affected.has(dependency))) affected.add(id);
    }
  }
  return stacks.filter(({ id }) => affected.has(id));
}

/** The stacks of an earlier release that this one no longer has: their state and resources remain until someone acts. */
export function orphanedStacks(stacks: readonly AssembledStack[], before: Digests): string[] {
  const present = new Set(stacks.map(({ id }) => id));
  return Object.keys(before).filter((id) => !present.has(id));
}

/** The digest of each stack that the pipeline applies: one that administrators no longer apply then counts as new. */
export function digestsOf(stacks: readonly AssembledStack[]): Digests {
  return Object.fromEntries(carriedStacks(stacks).map(({ id, digest }) => [id, digest]));
}
