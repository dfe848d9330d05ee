import { apply } from './apply/apply';
import { stacksOf } from './model/assembly';
import type { Outcome, Promotion } from './model/promotion';
import type { PullRequest } from './ports/pull-requests';
import type { World } from './ports/world';
import { affectedStacks, digestsOf, orphanedStacks } from './plan/affected-stacks';
import { type Plans, plan } from './plan/plan';
import { planComment } from './plan/plan-comment';
import { refusals } from './promote/entry-rule';
import { promote } from './promote/promote';
import { recordFailure } from './promote/record-failure';
import { synth } from './synth/synth';
import { verify } from './verify/verify';

/** What reviewers were shown. */
export interface Proposal {
  readonly plans: Plans;
  readonly comment: string;
  /** Where the comment stands. */
  readonly url: string;
}

/** A proposed change, planned in every environment it affects and shown on its pull request. */
export async function propose({ number, head, base }: PullRequest, world: World): Promise<Proposal> {
  const release = await world.source.resolve(head);
  const fork = await world.source.resolve(await world.source.mergeBase(head, base));
  const before = digestsOf((await synth(fork, world)).stacks);
  const assembly = await synth(release, world);
  const plans = await plan(affectedStacks(assembly.stacks, before), world);
  const comment = planComment(assembly, plans, orphanedStacks(assembly.stacks, before));
  return { plans, comment, url: await world.pullRequests.comment(number, comment) };
}

/** One release into one environment: applied, verified and recorded; or held, untouched. */
export async function deliver(promotion: Promotion, world: World, now = new Date()): Promise<Outcome> {
  const reasons = await refusals(promotion, world, now);
  if (reasons.length > 0) return { kind: 'held', refusals: reasons };
  const { release, environment } = promotion;
  const assembly = await synth(release, world);
  const stacks = stacksOf(assembly, environment.name);
  const digests = digestsOf(stacks);
  const affected = affectedStacks(stacks, await lastVerified(environment.name, world));
  const entry = await world.ledger.open({ environment: environment.name, release, digests });
  try {
    const applied = await apply(affected, world);
    const folder = await world.source.checkout(release.commit);
    const evidence = await verify({ assembly, environment, stacks: affected.map(({ id }) => id), folder }, world);
    const verified = await promote(entry, evidence);
    return { kind: verified ? 'verified' : 'unverified', applied: applied.map(({ stack }) => stack), evidence };
  } catch (error) {
    await recordFailure(entry, error);
    throw error;
  }
}

async function lastVerified(environment: string, { ledger }: World): Promise<Readonly<Record<string, string>>> {
  const entries = await ledger.entries(environment);
  return entries[0]?.state === 'verified' ? entries[0].digests : {};
}
