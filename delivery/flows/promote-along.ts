import type { Environment } from '../../environments/schema/environment';
import { type Assembly, pathOf } from '../model/assembly';
import type { Outcome } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import type { AutomaticRollback } from '../model/rollback';
import type { World } from '../ports/world';
import { deliverOrRollBack } from './deliver-or-roll-back';

/** A release that was built, and how far it shall go. */
export interface Path {
  readonly release: Release;
  readonly assembly: Assembly;
  /** The one environment that is asked for; every one of the path when left out. */
  readonly only?: Environment | undefined;
}

/** What became of a release in one environment. */
export interface Carried {
  readonly environment: string;
  readonly outcome: Outcome;
  /** `null` where the environment did not go back by itself. */
  readonly rollback: AutomaticRollback | null;
}

/**
 * Carries a release along the path, an environment at a time, until one does not take it. Where it was stopped before, it
 * goes on: what is verified already is left as it is.
 */
export async function promoteAlong({ release, assembly, only }: Path, world: World): Promise<Carried[]> {
  const environments = only === undefined ? pathOf(assembly) : [only];
  const carried: Carried[] = [];
  for (const environment of environments) {
    const title = `${releaseName(release)} into ${environment.name}`;
    const promotion = { release, assembly, environment };
    const { outcome, rollback } = await world.progress.stage(title, async (report) => {
      const done = await deliverOrRollBack(promotion, world);
      const { kind } = done.outcome;
      if (kind === 'held' || kind === 'unverified') report.failed(`${title}: ${kind}`);
      return done;
    });
    carried.push({ environment: environment.name, outcome, rollback });
    if (outcome.kind === 'held' || outcome.kind === 'unverified') break;
  }
  return carried;
}
