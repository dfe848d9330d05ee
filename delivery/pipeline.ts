import { type Judge, apply } from './apply/apply';
import { assess } from './assess/assess';
import { assessEnvironment } from './assess/assess-environment';
import { environmentCost } from './assess/cost/cost-delta';
import { foreseen } from './gate/foreseen';
import { untrusted } from './gate/untrusted';
import { verdictOn } from './gate/verdict';
import { type AssembledStack, type Assembly, assemblyDigest, stacksOf } from './model/assembly';
import { PLANNED } from './model/comment-life';
import { DeliveryError } from './model/delivery-error';
import type { LedgerEntry } from './model/ledger-entry';
import type { PlannedStack } from './model/planned-stack';
import type { Outcome, Promotion } from './model/promotion';
import type { Orphan, Proposal } from './model/proposal';
import type { Refusal } from './model/refusal';
import type { Release } from './model/release';
import type { OpenEntry } from './ports/ledger';
import type { PullRequest } from './ports/pull-requests';
import type { World } from './ports/world';
import { affectedStacks, digestsOf } from './plan/affected-stacks';
import { orphans } from './plan/orphans';
import { plan } from './plan/plan';
import { refusals } from './promote/entry-rule';
import { trusted } from './promote/trusted';
import { promote } from './promote/promote';
import { appliedIn } from './promote/applied-in';
import { failedLife, failuresIn } from './promote/failed-life';
import { recordFailure, sentenceOf } from './promote/record-failure';
import { planComment } from './report/plan-comment';
import { tell } from './report/tell';
import { publish } from './review/publish';
import { type ReviewOf, reviewOf } from './review/review-of';
import { standing } from './review/standing';
import { synth } from './synth/synth';
import { verify } from './verify/verify';

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
  const fork = await world.source.resolve(await world.source.mergeBase(pull.head, pull.base));
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

/** One release into one environment: judged, applied, verified, recorded and told; or held, untouched. */
export async function deliver(promotion: Promotion, world: World, now = new Date()): Promise<Outcome> {
  const reasons = await refusals(promotion, world, now);
  if (reasons.length > 0) return { kind: 'held', refusals: reasons };
  const { release, environment } = promotion;
  const assembly = await synth(release, world);
  const stacks = stacksOf(assembly, environment.name);
  const history = await world.ledger.entries(environment.name);
  const affected = affectedStacks(stacks, trusted(history));
  const review = await reviewOf(release, world);
  const pull = review.review?.pullRequest ?? null;
  await tell(pull, { state: 'applying', environment: environment.name, started: now.toISOString() }, world);
  const entry = await world.ledger.open({
    environment: environment.name,
    release,
    purpose: promotion.replaces === undefined ? 'promotion' : 'rollback',
    digests: digestsOf(stacks),
    assembly: assemblyDigest(assembly),
    replaces: promotion.replaces ?? null,
  });
  const known = { isFirst: isFirst(history), resumes: stopped(history, release) };
  const judge = gateOf(review, { release, assembly, ...known });
  const outcome = await carryOut({ promotion, assembly, affected, judge, entry, pull }, world);
  if (outcome.kind === 'verified') {
    await tell(pull, { state: 'applied', environments: await appliedIn(release, assembly, world) }, world);
  }
  return outcome;
}

/** A promotion that nothing holds any more. */
interface Delivery {
  readonly promotion: Promotion;
  readonly assembly: Assembly;
  readonly affected: readonly AssembledStack[];
  readonly judge: Judge;
  readonly entry: OpenEntry;
  readonly pull: number | null;
}

/** Applies, verifies and settles; whatever goes wrong is on the ledger and on the pull request when this ends. */
async function carryOut(delivery: Delivery, world: World): Promise<Outcome> {
  const { promotion, assembly, affected, judge, entry, pull } = delivery;
  const { release, environment } = promotion;
  const left = new Set(affected.map(({ id }) => id));
  const failed = (because: string) => tell(pull, failedLife(promotion, { left, because }), world);
  try {
    const applied = await apply(affected, world, { judge, applied: ({ stack }) => left.delete(stack.id) });
    const folder = await world.source.checkout(release.commit);
    const evidence = await verify({ assembly, environment, stacks: affected.map(({ id }) => id), folder }, world);
    const kind = (await promote(entry, evidence)) ? 'verified' : 'unverified';
    if (kind === 'unverified') await failed(failuresIn(evidence));
    const told = { applied: applied.map(({ stack }) => stack.id), accepted: applied.flatMap((one) => one.accepted) };
    return { kind, ...told, evidence };
  } catch (error) {
    await recordFailure(error, [
      { write: () => entry.settle(endOf(error), [], sentenceOf(error)), otherwise: 'The ledger still says "applying"' },
      { write: () => failed(sentenceOf(error)), otherwise: 'The pull request still says "applying"' },
    ]);
    throw error;
  }
}

/** What is being applied. */
export interface Applying {
  readonly release: Release;
  readonly assembly: Assembly;
  /** Whether an apply of the same release stopped before its end. */
  readonly resumes: boolean;
  /** Whether nothing was ever verified in the environment. */
  readonly isFirst: boolean;
}

/** Compares each plan with what the reviewers of a release were shown. */
export function gateOf(review: ReviewOf, { release, assembly, ...known }: Applying): Judge {
  return ({ digest, environment: name }, { changeSet, state, providers }) => {
    const environment = assembly.environments.find((one) => one.name === name);
    const applying = { assessment: assess(changeSet), synthDigest: digest, state, providers, tree: release.tree };
    const cost = environment === undefined ? null : environmentCost([changeSet], environment, assembly.environments);
    return verdictOn({ environment, applying, ...review, cost, ...known, now: new Date() });
  };
}

/** Whether the newest promotion that the gate let in was of the same tree, and did not come to a good end. */
function stopped(history: readonly LedgerEntry[], { tree }: Release): boolean {
  const newest = history.find(({ state }) => state !== 'refused');
  return newest !== undefined && newest.state !== 'verified' && newest.release.tree === tree;
}

function endOf(error: unknown): 'failed' | 'refused' {
  return error instanceof DeliveryError && error.code === 'Refused' ? 'refused' : 'failed';
}

/** An environment in which nothing was ever verified is new: there is nothing yet that a first release could harm. */
function isFirst(history: readonly LedgerEntry[]): boolean {
  return history.every(({ state }) => state !== 'verified');
}
