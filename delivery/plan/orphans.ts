import type { Assembly } from '../model/assembly';
import { isInterruption } from '../model/delivery-error';
import type { Orphan } from '../model/proposal';
import type { World } from '../ports/world';

/**
 * The stacks of an earlier tree that a later one no longer has: their state and their objects remain until somebody
 * destroys them. One whose state cannot be read is told all the same.
 */
export async function orphans(
  before: Assembly,
  after: Assembly,
  { terraform }: Pick<World, 'terraform'>,
): Promise<Orphan[]> {
  const present = new Set(after.stacks.map(({ id }) => id));
  const gone = before.stacks.filter(({ id }) => !present.has(id));
  return Promise.all(
    gone.map(async (stack) => {
      const state = await terraform.state(stack).catch(unlessInterrupted);
      return { stack: stack.id, objects: state?.length ?? null };
    }),
  );
}

function unlessInterrupted(error: unknown): undefined {
  if (isInterruption(error)) throw error;
}
