import { type AssembledStack, stacksOf } from '../model/assembly';
import { isNew, isStopped } from '../model/history';
import { affectedStacks } from '../plan/affected-stacks';
import type { World } from '../ports/world';
import { closeAbandoned } from '../promote/close-abandoned';
import { trusted } from '../promote/trusted';
import { tell } from '../report/tell';
import type { Delivery } from './delivery';

/** What is to be done in a turn. */
export interface Begun {
  /** The stacks that are to be applied, each after those it depends on. */
  readonly affected: readonly AssembledStack[];
  /** Whether nothing was ever verified in the environment. */
  readonly isFirst: boolean;
  /** Whether an apply of the same release stopped before its end. */
  readonly resumes: boolean;
}

/** Closes what others have left, finds what differs from what is known to stand, and tells the pull request. */
export async function begun({ promotion, pull, history, left }: Delivery, world: World): Promise<Begun> {
  const { release, assembly, environment } = promotion;
  const closed = await closeAbandoned(history, world);
  const affected = affectedStacks(stacksOf(assembly, environment.name), trusted(closed));
  for (const { id } of affected) left.add(id);
  const started = world.clock.now().toISOString();
  await tell(pull, { state: 'applying', environment: environment.name, started }, world);
  return { affected, isFirst: isNew(closed), resumes: isStopped(closed, release) };
}
