import { assessEnvironment } from './assess/assess-environment';
import { foreseen } from './gate/foreseen';
import { untrusted } from './gate/untrusted';
import { type Assembly, assemblyDigest, stacksOf } from './model/assembly';
import { PLANNED } from './model/comment-life';
import type { LedgerDraft } from './model/ledger-entry';
import type { PlannedStack } from './model/planned-stack';
import type { Outcome, Promotion } from './model/promotion';
import type { Orphan, Proposal } from './model/proposal';
import type { Refusal } from './model/refusal';
import type { Release } from './model/release';
import type { PullRequest } from './ports/pull-requests';
import type { World } from './ports/world';
import { affectedStacks, digestsOf } from './plan/affected-stacks';
import { orphans } from './plan/orphans';
import { plan } from './plan/plan';
import { appliedIn } from './promote/applied-in';
import { entryRefusals } from './promote/entry-refusals';
import { failedLife, failuresIn } from './promote/failed-life';
import { standsAt } from './model/history';
import { look } from './promote/look';
import type { Entering } from './promote/rules/entering';
import { takeTurn } from './promote/take-turn';
import { sourceRefusals } from './release/source-rule';
import { planComment } from './report/plan-comment';
import { tell } from './report/tell';
import { publish } from './review/publish';
import { type ReviewOf, reviewOf } from './review/review-of';
import { standing } from './review/standing';
import { synth } from './synth/synth';
import { type Delivery, carryOut } from './turn/carry-out';
import { settledWhateverHappens } from './turn/settled-whatever-happens';

/** What reviewers are shown, and where. */
export interface Shown {
  readonly proposal: Proposal;
  readonly planned: readonly PlannedStack[];
  /** The comment's address. */
  readonly url: string;
}

/** Says on an open pull request whether its plan is out of date, and who approved it. */
export async function refresh({ number, head, isOpen }: PullRequest, world: World): Promise<void> {
  if (isOpen) await tell(number, standing(head, await reviewOf({ commit: head }, world)), world);
}

/** A change, planned in every environment it affects, recorded for the gate, and shown on its pull request. */
export async function propose(pull: PullRequest, world: World, now = new Date()): Promise<Shown> {
  await refresh(pull, world);
  const head = await world.source.resolve(pull.head);
  const fork = await world.source.resolve(await world.source.mergeBase(pull.head, `origin/${pull.base}`));
  const [before, after] = await Promise.all([synth(fork, world), synth(head, world)]);
  const affected = affectedStacks(after.stacks, digestsOf(before.stacks));
  const planned = await plan(affected, { assembly: after, refused: await untrusted(affected, before, world) }, world);
  const left = await orphans(before, after, world);
  const proposal = foresee({ release: head, assembly: after, planned, orphans: left }, now);
  await publish({ proposal, planned, pullRequest: pull.number, at: now }, world);
  return { proposal, planned, url: await world.pullRequests.comment(pull.number, planComment(proposal, PLANNED)) };
}

/** Plans, and what they were made from. */
export interface Planned {
  readonly release: Release;
  readonly assembly: Assembly;
  readonly planned: readonly PlannedStack[];
  readonly orphans: readonly Orphan[];
}

/** What plans come to in each environment: assessed, and judged as far as a gate can before anybody has reviewed them. */
export function foresee({ release, assembly, planned, orphans: left }: Planned, now: Date): Proposal {
  const environments = assembly.environments.map((environment) => {
    const assessed = assessEnvironment(environment, planned, assembly.environments);
    const { refusals: judged, approvals } = foreseen(assessed, environment, now);
    return { ...assessed, approvals, refusals: [...policies(environment.name, planned), ...judged] };
  });
  const { commit, tree } = release;
  return { commit, tree, environments, orphans: left, unaffected: assembly.stacks.length - planned.length };
}

function policies(environment: string, planned: readonly PlannedStack[]): Refusal[] {
  return planned.flatMap((one) =>
    one.kind === 'refused' && one.stack.environment === environment ? one.refusals : [],
  );
}

/** What is known of a promotion beforehand. */
export interface DeliverOptions {
  /** What reviewers were shown, where it is not what they were shown of the release's own commit. */
  readonly review?: ReviewOf;
}

/** One release into one environment: judged, applied, verified, recorded and told; or held, untouched. */
export async function deliver(promotion: Promotion, world: World, options: DeliverOptions = {}): Promise<Outcome> {
  const review = options.review ?? (await reviewOf(promotion.release, world));
  const arrival: Arrival = {
    promotion,
    review,
    pull: review.review?.pullRequest ?? null,
    left: new Set(),
    done: new Set(),
  };
  const outcome = (await turnedAway(arrival, world)) ?? (await enter(arrival, world));
  await tellOutcome(outcome, arrival, world);
  return outcome;
}

/** A promotion before its entry is opened. */
type Arrival = Omit<Delivery, 'entry' | 'history'>;

/** What stands there already, or may not enter, opens no entry; what was overtaken is on the ledger all the same, once. */
async function turnedAway(arrival: Arrival, world: World): Promise<Outcome | null> {
  const entering = await lookAt(arrival, world);
  const answer = answerTo(entering);
  if (answer?.kind !== 'held' || !answer.refusals.some(({ rule }) => rule === 'superseded')) return answer;
  const { tree } = arrival.promotion.release;
  if (entering.here.some(({ state, release }) => state === 'superseded' && release.tree === tree)) return answer;
  const entry = await world.ledger.open(draftOf(arrival.promotion));
  await entry.settle('superseded', [], whyNot(answer));
  return answer;
}

/** Takes its turn; what has changed while it waited is looked at once more. */
async function enter(arrival: Arrival, world: World): Promise<Outcome> {
  const entry = await world.ledger.open(draftOf(arrival.promotion));
  return settledWhateverHappens({ ...arrival, entry }, world, async () => {
    await takeTurn(entry, arrival.promotion, world);
    const entering = await lookAt(arrival, world, entry.id);
    const answer = answerTo(entering);
    if (answer === null) return carryOut({ ...arrival, entry, history: entering.here }, world);
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

/** Where it was told before already, the same is told again: the one who told it may have been stopped half-way. */
async function tellOutcome(outcome: Outcome, { promotion, pull, left }: Arrival, world: World): Promise<void> {
  if (outcome.kind === 'held') return;
  if (outcome.kind === 'unverified') {
    await tell(pull, failedLife(promotion, { left, because: failuresIn(outcome.evidence) }), world);
    return;
  }
  const environments = await appliedIn(promotion.release, promotion.assembly, world);
  await tell(pull, { state: 'applied', environments }, world);
}
