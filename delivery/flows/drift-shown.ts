import type { BoardDrift } from '../model/board';
import { DeliveryError } from '../model/delivery-error';
import type { World } from '../ports/world';
import { openDriftIssues } from './keep-drift-issues';

/** What the open issues about drift say, by environment; `null` where there is no key to read them with. */
export async function driftShown(
  world: Pick<World, 'issues' | 'trust'>,
): Promise<ReadonlyMap<string, readonly BoardDrift[]> | null> {
  try {
    const { byStack } = await openDriftIssues(world);
    const found = new Map<string, BoardDrift[]>();
    for (const { issue, facts, isIntact } of byStack.values()) {
      const { stack, environment, seen: since } = facts;
      const known = found.get(environment) ?? [];
      found.set(environment, [...known, { stack, title: issue.title, since, isIntact, url: issue.url }]);
    }
    return found;
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'Usage') return null;
    throw error;
  }
}
