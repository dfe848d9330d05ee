import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import type { AutomaticRollback, Rollback } from '../model/rollback';
import type { World } from '../ports/world';
import { failuresIn } from '../promote/failed-life';
import { rollbackLife } from '../report/rollback-life';
import { tell } from '../report/tell';
import { reviewOf } from '../review/review-of';

/** Says on the pull request that brought a release what an environment did with it, and what had not held there. */
export async function tellReplaced(
  { replaces, environment }: Pick<Rollback, 'replaces' | 'environment'>,
  rollback: AutomaticRollback,
  world: World,
): Promise<void> {
  const pull = await pullRequestOf(replaces, world);
  if (pull === null) return;
  const entries = await world.ledger.entries(environment.name);
  const failed = entries.find(({ state, release }) => state === 'failed' && release.tree === replaces.tree);
  const because = failed === undefined ? 'somebody took it back' : failuresIn(await world.ledger.evidence(failed));
  const life = rollbackLife({ environment: environment.name, because, rollback, at: world.clock.now() });
  await tell(pull, life, world);
}

/** A record that is not believed, after a change of keys for one, leads to no pull request. */
async function pullRequestOf(release: Release, world: World): Promise<number | null> {
  try {
    return (await reviewOf(release, world)).review?.pullRequest ?? null;
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'ReviewInvalid') return null;
    throw error;
  }
}
