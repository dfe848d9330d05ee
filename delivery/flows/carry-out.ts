import { type AppliedStack, type Judge, apply } from '../apply/apply';
import { type AssembledStack, stacksOf } from '../model/assembly';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Outcome, Promotion } from '../model/promotion';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { affectedStacks } from '../plan/affected-stacks';
import { closeAbandoned } from '../promote/close-abandoned';
import { isNew, isStopped } from '../promote/history';
import { promote } from '../promote/promote';
import { SignsOfLife } from '../promote/signs-of-life';
import { trusted } from '../promote/trusted';
import { tell } from '../report/tell';
import type { ReviewOf } from '../review/review-of';
import { verify } from '../verify/verify';
import { gateOf } from './gate-of';

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
}

/** Applies what differs from what is known to stand, verifies it, and settles it on the ledger. */
export async function carryOut(delivery: Delivery, world: World): Promise<Outcome> {
  const { promotion, entry, review, pull, history, left } = delivery;
  const { release, assembly, environment } = promotion;
  await closeAbandoned(history, world);
  const affected = affectedStacks(stacksOf(assembly, environment.name), trusted(history));
  for (const { id } of affected) left.add(id);
  const started = world.clock.now().toISOString();
  await tell(pull, { state: 'applying', environment: environment.name, started }, world);
  const judge = gateOf(review, { release, assembly, isFirst: isNew(history), resumes: isStopped(history, release) });
  const done = await appliedWithSigns({ affected, judge, entry, left }, world);
  const folder = await world.source.checkout(release.commit);
  const evidence = await verify({ assembly, environment, stacks: affected.map(({ id }) => id), folder }, world);
  const kind = (await promote(entry, evidence)) ? 'verified' : 'unverified';
  const told = { applied: done.map(({ stack }) => stack.id), accepted: done.flatMap((one) => one.accepted) };
  return { kind, ...told, evidence };
}

/** What is applied, and where that is said. */
export type Applied = Pick<Delivery, 'entry' | 'left'> & {
  readonly affected: readonly AssembledStack[];
  readonly judge: Judge;
};

/** Applies stacks, and says on the ledger how far that is. */
export async function appliedWithSigns(
  { affected, judge, entry, left }: Applied,
  world: World,
): Promise<AppliedStack[]> {
  const signs = new SignsOfLife(entry, affected.length, world.clock);
  try {
    return await apply(affected, world, {
      judge,
      applied: ({ stack }) => {
        left.delete(stack.id);
        signs.applied();
      },
    });
  } finally {
    await signs.stop();
  }
}
