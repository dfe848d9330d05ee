import type { Environment } from '../../environments/schema/environment';
import { DeliveryError } from '../model/delivery-error';
import type { Outcome, Promotion } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import type { AutomaticRollback, ForeseenRollback } from '../model/rollback';
import { deliver, settle } from '../pipeline';
import type { World } from '../ports/world';
import { newestChange } from '../model/history';
import { sentenceOf } from '../promote/record-failure';
import { goodReleases } from '../rollback/choose-target';
import { withoutApprovals } from '../rollback/with-rules-of';
import { synth } from '../synth/synth';
import { foreseeRollback } from './foresee-rollback';
import { isBack, rollBack } from './roll-back';
import { tellReplaced } from './tell-replaced';

/** What became of a promotion, and of the environment where it did not hold. */
export interface Delivered {
  readonly outcome: Outcome;
  /** `null` where the environment did not go back by itself. */
  readonly rollback: AutomaticRollback | null;
}

/**
 * Delivers a release. Where its verification fails and the environment says so, the environment goes back to the last
 * release that was verified there: the environment's word stands in place of approvals, and every other rule holds. A
 * rollback that is not verified either starts no other. One that was stopped half-way goes on when the promotion that it
 * takes back is run again.
 */
export async function deliverOrRollBack(promotion: Promotion, world: World): Promise<Delivered> {
  return orRolledBack(await deliver(promotion, world), promotion, world);
}

/**
 * The same of a promotion that `open` began, brought to its end.
 * @param entry the ledger's name for it.
 */
export async function settleOrRollBack(promotion: Promotion, entry: string, world: World): Promise<Delivered> {
  return orRolledBack(await settle(promotion, entry, world), promotion, world);
}

/** The release that an environment would go back to by itself; `null` where it would not, or there is none. */
export async function wayBack(
  { environment, release }: Promotion,
  { ledger }: Pick<World, 'ledger'>,
): Promise<Release | null> {
  if (!environment.promotion.rollback.automatic) return null;
  const history = await ledger.entries(environment.name);
  const good = goodReleases({ environment: environment.name, history });
  return good.find(({ tree }) => tree !== release.tree) ?? null;
}

async function orRolledBack(outcome: Outcome, promotion: Promotion, world: World): Promise<Delivered> {
  if (!promotion.environment.promotion.rollback.automatic) return { outcome, rollback: null };
  if (outcome.kind === 'held') return { outcome, rollback: await goneOn(promotion, world) };
  return { outcome, rollback: outcome.kind === 'unverified' ? await wentBack(promotion, world) : null };
}

/** Finishes a rollback of just this release that stopped before its verifications; one that is done is told again. */
async function goneOn(promotion: Promotion, world: World): Promise<AutomaticRollback | null> {
  const { environment, release } = promotion;
  const newest = newestChange(await world.ledger.entries(environment.name));
  if (newest?.purpose !== 'rollback' || newest.replaces?.tree !== release.tree) return null;
  if (newest.state === 'verified') {
    const { release: to, at } = newest;
    const rollback = { to, done: { kind: 'delivered', outcome: { kind: 'standing', since: at } } } as const;
    await tellReplaced({ replaces: release, environment }, rollback, world);
    return null;
  }
  return (await world.ledger.evidence(newest)).length === 0 ? wentBack(promotion, world) : null;
}

async function wentBack(promotion: Promotion, world: World): Promise<AutomaticRollback> {
  const rollback = await goBack(promotion, world).catch((cause: unknown) => {
    throw unfinished(promotion, cause);
  });
  // One that is back has told so itself.
  const { release: replaces, environment } = promotion;
  if (!isBack(rollback.done)) await tellReplaced({ replaces, environment }, rollback, world);
  return rollback;
}

async function goBack(promotion: Promotion, world: World): Promise<AutomaticRollback> {
  const foreseen = await foreseenOr(await rulesFor(promotion, world), world);
  if ('rule' in foreseen) return { to: null, done: { kind: 'refused', refusals: [foreseen] } };
  const to = foreseen.rollback.release;
  const done = await rollBack(foreseen, world);
  if (done.kind === 'waiting') throw new Error(`${done.url} waits for approvals that nobody asks for`);
  return { to, done };
}

/** Nothing to go back to is an answer; anything else that is thrown stays what it is. */
async function foreseenOr(
  rules: Environment,
  world: World,
): Promise<ForeseenRollback | { rule: string; sentence: string }> {
  return foreseeRollback({ rules }, world).catch((error: unknown) => {
    if (error instanceof DeliveryError && error.code === 'Held') return { rule: 'target', sentence: error.message };
    throw error;
  });
}

/** As the default branch has them, where an entry for what may be destroyed can be merged first. */
async function rulesFor({ release, assembly, environment }: Promotion, world: World): Promise<Environment> {
  const { name } = environment;
  const tip = await world.source.tip();
  const { environments } = tip.tree === release.tree ? assembly : await synth(tip, world);
  const rules = environments.find((one) => one.name === name);
  if (rules !== undefined) return withoutApprovals(rules);
  throw new DeliveryError(
    'Refused',
    `${tip.branch} has no environment ${name} any more, so that nobody says what may be rolled back there`,
  );
}

function unfinished({ release, environment }: Promotion, cause: unknown): DeliveryError {
  const code = cause instanceof DeliveryError ? cause.code : 'Unexpected';
  const what = `${releaseName(release)} is applied to ${environment.name} but not verified, and its rollback stopped`;
  const next = `to go on: npx sluice rollback ${environment.name} --yes`;
  return new DeliveryError(code, `${what}:\n${sentenceOf(cause)}\n${next}`, { cause });
}
