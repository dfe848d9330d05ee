import { assessEnvironment } from './assess/assess-environment';
import { foreseen } from './gate/foreseen';
import { untrusted } from './gate/untrusted';
import type { Assembly } from './model/assembly';
import { PLANNED } from './model/comment-life';
import type { PlannedStack } from './model/planned-stack';
import type { Outcome, Promotion } from './model/promotion';
import type { Orphan, Proposal } from './model/proposal';
import type { Refusal } from './model/refusal';
import type { Release } from './model/release';
import type { PullRequest } from './ports/pull-requests';
import type { World } from './ports/world';
import { administeredChanges } from './plan/administered-stacks';
import { affectedStacks, digestsOf } from './plan/affected-stacks';
import { orphans } from './plan/orphans';
import { plan } from './plan/plan';
import { planComment } from './report/plan-comment';
import { tell } from './report/tell';
import { publish } from './review/publish';
import { type ReviewOf, reviewOf } from './review/review-of';
import { standing } from './review/standing';
import { synth } from './synth/synth';
import { arrivalOf, inTurn, turnedAway } from './turn/arrival';
import { carryOut } from './turn/carry-out';
import { type LaidOut, laidOut } from './turn/laid-out';
import { settled } from './turn/settled';
import { tellOutcome } from './turn/tell-outcome';

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
  const byHand = administeredChanges(after.stacks, before.stacks);
  const refused = await untrusted([...affected, ...byHand], before, world);
  const told = byHand.filter(({ id }) => refused.has(id));
  const planned = await plan([...affected, ...told], { assembly: after, refused }, world);
  const administered = byHand.filter((stack) => !told.includes(stack)).map(({ id }) => id);
  const left = await orphans(before, after, world);
  const proposal = foresee({ release: head, assembly: after, planned, orphans: left, administered }, now);
  await publish({ proposal, planned, pullRequest: pull.number, at: now }, world);
  return { proposal, planned, url: await world.pullRequests.comment(pull.number, planComment(proposal, PLANNED)) };
}

/** Plans, and what they were made from. */
export interface Planned {
  readonly release: Release;
  readonly assembly: Assembly;
  readonly planned: readonly PlannedStack[];
  readonly orphans: readonly Orphan[];
  /** Ids of stacks that are touched and left to administrators. */
  readonly administered?: readonly string[];
}

/** What plans come to in each environment: assessed, and judged as far as a gate can before anybody has reviewed them. */
export function foresee({ release, assembly, planned, orphans: left, administered }: Planned, now: Date): Proposal {
  const environments = assembly.environments.map((environment) => {
    const assessed = assessEnvironment(environment, planned, assembly.environments);
    const { refusals: judged, approvals } = foreseen(assessed, environment, now);
    return { ...assessed, approvals, refusals: [...policies(environment.name, planned), ...judged] };
  });
  const { commit, tree } = release;
  const unaffected = assembly.stacks.length - planned.length - (administered ?? []).length;
  const byHand = administered === undefined ? {} : { administered };
  return { commit, tree, environments, orphans: left, unaffected, ...byHand };
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
  const arrival = await arrivalOf(promotion, world, options.review);
  const outcome = (await turnedAway(arrival, world)) ?? (await inTurn(arrival, world, carryOut));
  await tellOutcome(outcome, arrival, world);
  return outcome;
}

/**
 * The same, begun for others to carry on: it has its turn, and each stack is applied under its entry by a command of its
 * own. What does not enter is told as {@link deliver} tells it.
 */
export async function open(promotion: Promotion, world: World): Promise<LaidOut | Outcome> {
  const arrival = await arrivalOf(promotion, world);
  const opened = (await turnedAway(arrival, world)) ?? (await inTurn(arrival, world, laidOut));
  if (opened.kind !== 'entered') await tellOutcome(opened, arrival, world);
  return opened;
}

/** What {@link open} began, brought to its end: verified, recorded and told. @param entry the ledger's name for it. */
export async function settle(promotion: Promotion, entry: string, world: World): Promise<Outcome> {
  const arrival = await arrivalOf(promotion, world);
  const outcome = await settled(arrival, entry, world);
  await tellOutcome(outcome, arrival, world);
  return outcome;
}
