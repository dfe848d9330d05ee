import { assemblyDigest, stacksOf } from '../model/assembly';
import { standsAt } from '../model/history';
import type { LedgerDraft } from '../model/ledger-entry';
import type { Outcome, Promotion } from '../model/promotion';
import { digestsOf } from '../plan/affected-stacks';
import type { World } from '../ports/world';
import { entryRefusals } from '../promote/entry-refusals';
import { look } from '../promote/look';
import type { Entering } from '../promote/rules/entering';
import { takeTurn } from '../promote/take-turn';
import { sourceRefusals } from '../release/source-rule';
import { type ReviewOf, reviewOf } from '../review/review-of';
import type { Delivery } from './delivery';
import { settledWhateverHappens } from './settled-whatever-happens';

/** A promotion before its entry is opened. */
export type Arrival = Omit<Delivery, 'entry' | 'history'>;

/**
 * A release at the gate of an environment.
 * @param review what reviewers were shown, where it is not what they were shown of the release's own commit.
 */
export async function arrivalOf(promotion: Promotion, world: World, review?: ReviewOf): Promise<Arrival> {
  const found = review ?? (await reviewOf(promotion.release, world, promotion.environment.name));
  return { promotion, review: found, pull: found.review?.pullRequest ?? null, left: new Set(), done: new Set() };
}

/** What stands there already, or may not enter, opens no entry; what was overtaken is on the ledger all the same, once. */
export async function turnedAway(arrival: Arrival, world: World): Promise<Outcome | null> {
  const entering = await lookAt(arrival, world);
  const answer = answerTo(entering);
  if (answer?.kind !== 'held' || !answer.refusals.some(({ rule }) => rule === 'superseded')) return answer;
  const { tree } = arrival.promotion.release;
  if (entering.here.some(({ state, release }) => state === 'superseded' && release.tree === tree)) return answer;
  const entry = await world.ledger.open(draftOf(arrival.promotion));
  await entry.settle('superseded', [], whyNot(answer));
  return answer;
}

/** Takes its turn, and does the work of it; what has changed while it waited is looked at once more. */
export async function inTurn<T>(
  arrival: Arrival,
  world: World,
  work: (delivery: Delivery, world: World) => Promise<T>,
): Promise<T | Outcome> {
  const entry = await world.ledger.open(draftOf(arrival.promotion));
  return settledWhateverHappens({ ...arrival, entry }, world, async () => {
    await takeTurn(entry, arrival.promotion, world);
    const entering = await lookAt(arrival, world, entry.id);
    const answer = answerTo(entering);
    if (answer === null) return work({ ...arrival, entry, history: entering.here }, world);
    await entry.settle('superseded', [], whyNot(answer));
    return answer;
  });
}

function lookAt({ promotion, review }: Arrival, world: World, own?: string): Promise<Entering> {
  return look(promotion, world, { sourceRefusals, approvedBy: review.approvedBy, own });
}

/** What is said without touching anything; `null` where the release may enter. */
function answerTo(entering: Entering): Outcome | null {
  const stands = standsAt(entering.here);
  if (stands?.release.tree === entering.promotion.release.tree) return { kind: 'standing', since: stands.at };
  const reasons = entryRefusals(entering);
  return reasons.length > 0 ? { kind: 'held', refusals: reasons } : null;
}

function whyNot(answer: Outcome): string {
  return answer.kind === 'held'
    ? answer.refusals.map(({ sentence }) => sentence).join('; ')
    : 'it stands there already';
}

function draftOf({ release, assembly, environment, replaces }: Promotion): LedgerDraft {
  return {
    environment: environment.name,
    release,
    purpose: replaces === undefined ? 'promotion' : 'rollback',
    digests: digestsOf(stacksOf(assembly, environment.name)),
    assembly: assemblyDigest(assembly),
    replaces: replaces ?? null,
  };
}
