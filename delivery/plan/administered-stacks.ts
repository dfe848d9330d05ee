import type { AssembledStack } from '../model/assembly';

/** The stacks that the pipeline plans and applies: all but those that are left to administrators. */
export function carriedStacks(stacks: readonly AssembledStack[]): AssembledStack[] {
  return stacks.filter(({ administered }) => administered !== true);
}

/** The stacks that a change touches and administrators apply by hand: new ones, and those whose digest is not what it was. */
export function administeredChanges(
  after: readonly AssembledStack[],
  before: readonly AssembledStack[],
): AssembledStack[] {
  const digests = new Map(before.map(({ id, digest }) => [id, digest]));
  return after.filter(({ id, digest, administered }) => administered === true && digests.get(id) !== digest);
}
