import { type Judge, apply, unreviewed } from './apply/apply';
import { assess } from './assess/assess';
import { assessEnvironment } from './assess/assess-environment';
import { environmentCost } from './assess/cost/cost-delta';
import { foreseen } from './gate/foreseen';
import { untrusted } from './gate/untrusted';
import { verdictOn } from './gate/verdict';
import { type Assembly, stacksOf } from './model/assembly';
import { PLANNED } from './model/comment-life';
import type { LedgerEntry } from './model/ledger-entry';
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
import { refusals } from './promote/entry-rule';
import { trusted } from './promote/trusted';
import { promote } from './promote/promote';
import { recordFailure } from './promote/record-failure';
import { planComment } from './report/plan-comment';
import { publish } from './review/publish';
import { reviewOf } from './review/review-of';
import { synth } from './synth/synth';
import { verify } from './verify/verify';

/** What reviewers are shown, and where. */
export interface Shown {
  readonly proposal: Proposal;
  readonly planned: readonly PlannedStack[];
  /** The comment's address. */
  readonly url: string;
}

/** A change, planned in every environment it affects, recorded for the gate, and shown on its pull request. */
export async function propose(pull: PullRequest, world: World, now = new Date()): Promise<Shown> {
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

/** One release into one environment: judged, applied, verified and recorded; or held, untouched. */
export async function deliver(promotion: Promotion, world: World, now = new Date()): Promise<Outcome> {
  const reasons = await refusals(promotion, world, now);
  if (reasons.length > 0) return { kind: 'held', refusals: reasons };
  const { release, environment } = promotion;
  const assembly = await synth(release, world);
  const stacks = stacksOf(assembly, environment.name);
  const history = await world.ledger.entries(environment.name);
  const affected = affectedStacks(stacks, trusted(history));
  const judge = isFirst(history) ? unreviewed : await gateOf(release, assembly, world);
  const entry = await world.ledger.open({ environment: environment.name, release, digests: digestsOf(stacks) });
  try {
    const applied = await apply(affected, world, { judge });
    const folder = await world.source.checkout(release.commit);
    const evidence = await verify({ assembly, environment, stacks: affected.map(({ id }) => id), folder }, world);
    const verified = await promote(entry, evidence);
    const told = { applied: applied.map(({ stack }) => stack.id), accepted: applied.flatMap((one) => one.accepted) };
    return { kind: verified ? 'verified' : 'unverified', ...told, evidence };
  } catch (error) {
    await recordFailure(entry, error);
    throw error;
  }
}

/** Compares each plan with what the reviewers of a release were shown. */
export async function gateOf(release: Release, assembly: Assembly, world: World): Promise<Judge> {
  const review = await reviewOf(release, world);
  return ({ digest, environment: name }, { changeSet, state, providers }) => {
    const environment = assembly.environments.find((one) => one.name === name);
    const applying = { assessment: assess(changeSet), synthDigest: digest, state, providers, tree: release.tree };
    const cost = environment === undefined ? null : environmentCost([changeSet], environment, assembly.environments);
    return verdictOn({ environment, applying, ...review, cost, now: new Date() });
  };
}

/** An environment in which nothing was ever verified is new: there is nothing yet that a first release could harm. */
function isFirst(history: readonly LedgerEntry[]): boolean {
  return history.every(({ state }) => state !== 'verified');
}
