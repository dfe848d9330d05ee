import { stacksOf } from '../model/assembly';
import { type ChangeSet, isEmpty } from '../model/change-set';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Outcome, Promotion } from '../model/promotion';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { affectedStacks } from '../plan/affected-stacks';
import { closeAbandoned } from '../promote/close-abandoned';
import { isNew, isStopped } from '../model/history';
import { promote } from '../promote/promote';
import { trusted } from '../promote/trusted';
import { tell } from '../report/tell';
import type { ReviewOf } from '../review/review-of';
import { verify } from '../verify/verify';
import { gateOf } from './gate-of';
import { appliedWithSigns } from './applied-with-signs';

/** A promotion that has its turn, and that nothing holds any more. */
export interface Delivery {
  readonly promotion: Promotion;
  readonly entry: OpenEntry;
  readonly review: ReviewOf;
  /** The pull request that is told, if there is one. */
  readonly pull: number | null;
  /** The entries of the environment, newest first, without its own. */
  readonly history: readonly LedgerEntry[];
  /** Ids of the stacks that are still to be applied: they are put in here, and taken out when they are done. */
  readonly left: Set<string>;
  /** Ids of the stacks that were changed: they are put in here. */
  readonly done: Set<string>;
}

/** Applies what differs from what is known to stand, verifies it, and settles it on the ledger. */
export async function carryOut(delivery: Delivery, world: World): Promise<Outcome> {
  const { promotion, entry, review, pull, history, left, done } = delivery;
  const { release, assembly, environment } = promotion;
  await closeAbandoned(history, world);
  const affected = affectedStacks(stacksOf(assembly, environment.name), trusted(history));
  for (const { id } of affected) left.add(id);
  const started = world.clock.now().toISOString();
  await tell(pull, { state: 'applying', environment: environment.name, started }, world);
  const judge = gateOf(review, { release, assembly, isFirst: isNew(history), resumes: isStopped(history, release) });
  // A plan that was empty still is, unless something else was changed after it.
  let empty: ChangeSet[] = [];
  const applied = await appliedWithSigns({ affected, judge, entry }, world, ({ stack, plan: { changeSet } }) => {
    left.delete(stack.id);
    empty = isEmpty(changeSet) ? [...empty, changeSet] : [];
    if (!isEmpty(changeSet)) done.add(stack.id);
  });
  const folder = await world.source.checkout(release.commit);
  const evidence = await verify({ assembly, environment, stacks: affected.map(({ id }) => id), folder, empty }, world);
  const kind = (await promote(entry, evidence)) ? 'verified' : 'unverified';
  const told = { applied: applied.map(({ stack }) => stack.id), accepted: applied.flatMap((one) => one.accepted) };
  return { kind, ...told, evidence };
}
