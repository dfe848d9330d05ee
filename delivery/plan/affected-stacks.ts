import type { AssembledStack } from '../model/assembly';

/** Digests by stack id, of an earlier release. */
export type Digests = Readonly<Record<string, string>>;

/**
 * The stacks that a release changes: those whose digest is not what it was, and whatever depends on them. A refactor
 * that leaves the synthesized output alone affects nothing.
 */
export function affectedStacks(stacks: readonly AssembledStack[], before: Digests): AssembledStack[] {
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

/** The digest of each stack. */
export function digestsOf(stacks: readonly AssembledStack[]): Digests {
  return Object.fromEntries(stacks.map(({ id, digest }) => [id, digest]));
}
