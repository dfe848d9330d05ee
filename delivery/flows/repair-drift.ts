import type { Judge } from '../apply/apply';
import { standingBy } from '../drift/standing';
import { assemblyDigest, stacksOf } from '../model/assembly';
import { isEmpty } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import type { DriftWatch } from '../model/drift-watch';
import type { LedgerEntry } from '../model/ledger-entry';
import type { PlannedStack } from '../model/planned-stack';
import type { Evidence } from '../model/promotion';
import type { Release } from '../model/release';
import { digestsOf } from '../plan/affected-stacks';
import { plan } from '../plan/plan';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { promote } from '../promote/promote';
import { recordFailure, sentenceOf } from '../promote/record-failure';
import { takeTurn } from '../promote/take-turn';
import { synth } from '../synth/synth';
import { verify } from '../verify/verify';
import { appliedWithSigns } from '../turn/applied-with-signs';
import { endOf } from '../turn/end-of';
import { type RepairTask, repairJudge } from './repair-judge';
import { type LedgerView, ledgerViews } from './standing-estate';
import { type StackName, watchDrift } from './watch-drift';

/** Which drifts are taken back. */
export interface RepairOptions {
  /** Names of environments, in the order of the path. */
  readonly environments: readonly string[];
  /** Picks among the stacks that the ledger knows. */
  readonly choose: (stacks: readonly StackName[]) => readonly StackName[];
}

/** What became of a repair in one environment. */
export interface Repaired {
  readonly environment: string;
  readonly release: Release;
  /** Ids of the stacks that were applied. */
  readonly applied: readonly string[];
  readonly isVerified: boolean;
  readonly evidence: readonly Evidence[];
  /** What was found of the chosen stacks afterwards. */
  readonly watch: DriftWatch;
}

/**
 * Takes drifts back: what was verified last is applied again to the chosen stacks, where the plan is just what their
 * issues show. An environment's repair is on the ledger like any other apply; issues are closed when nothing differs.
 * What is as it should be is left alone.
 * @throws DeliveryError `Refused` with every reason; nothing was applied in that environment then.
 */
export async function repairDrift({ environments, choose }: RepairOptions, world: World): Promise<Repaired[]> {
  const views = await ledgerViews(environments, world);
  const known = views.flatMap(({ name, stacks }) => stacks.map((id) => ({ id, environment: name })));
  const chosen = new Set(choose(known).map(({ id }) => id));
  const done: Repaired[] = [];
  for (const view of views.filter(({ stacks }) => stacks.some((id) => chosen.has(id)))) {
    done.push(await repairIn(view, chosen, world));
  }
  return done;
}

async function repairIn(view: LedgerView, chosen: ReadonlySet<string>, world: World): Promise<Repaired> {
  const entry = standingEntry(view, chosen);
  const { release } = entry;
  const assembly = await world.progress.stage('synthesizing', () => synth(release, world));
  const environment = assembly.environments.find(({ name }) => name === view.name);
  if (environment === undefined) throw refused([`${view.name} is no environment of the release that stands there`]);
  const own = stacksOf(assembly, view.name).filter(({ id }) => chosen.has(id));
  const planned = await world.progress.stage(`planning stacks of ${view.name} (${own.length})`, () =>
    plan(own, { assembly }, world),
  );
  const drifted = planned.filter((one) => one.kind !== 'planned' || !isEmpty(one.plan.changeSet));
  const task = { environment, release, assembly, stacks: drifted.map(({ stack }) => stack) };
  const judge = await repairJudge(task, world);
  refuseBeforehand(drifted, judge);
  const untouched = { applied: [], isVerified: true, evidence: [] };
  const done = drifted.length === 0 ? untouched : await onTheLedger(task, { judge, standing: entry }, world);
  const again = {
    environments: [view.name],
    choose: (all: readonly StackName[]) => all.filter(({ id }) => chosen.has(id)),
  };
  const watch = await watchDrift({ ...again, now: world.clock.now() }, world);
  return { environment: view.name, release, ...done, watch };
}

function standingEntry({ name, standing, stacks, unsettled }: LedgerView, chosen: ReadonlySet<string>): LedgerEntry {
  if (standing.kind === 'unknown') throw refused([`${name}: ${standing.because}; run this again when that is over`]);
  const moving = stacks.filter((id) => chosen.has(id) && unsettled.has(id));
  if (moving.length === 0) return standing.entry;
  throw refused(moving.map((id) => `${id}: a later release that came to no good end had another version of it`));
}

/** Every stack is judged before any is applied, so that a refusal leaves all as they are. */
function refuseBeforehand(planned: readonly PlannedStack[], judge: Judge): void {
  const reasons = planned.flatMap((one) => {
    const { stack } = one;
    if (one.kind === 'planned') {
      return judge(stack, one.plan).refusals.map(({ rule, sentence }) => `${stack.id} (${rule}): ${sentence}`);
    }
    return [`${stack.id}: ${one.kind === 'failed' ? one.because : 'it cannot be planned'}`];
  });
  if (reasons.length > 0) throw refused(reasons);
}

interface Judged {
  readonly judge: Judge;
  /** The entry by which the release stands. */
  readonly standing: LedgerEntry;
}

type Done = Pick<Repaired, 'applied' | 'isVerified' | 'evidence'>;

async function onTheLedger(task: RepairTask, judged: Judged, world: World): Promise<Done> {
  const { environment, release, assembly } = task;
  const entry = await world.ledger.open({
    environment: environment.name,
    release,
    purpose: 'repair',
    digests: digestsOf(stacksOf(assembly, environment.name)),
    assembly: assemblyDigest(assembly),
    replaces: null,
  });
  const done = new Set<string>();
  try {
    await takeTurn(entry, { release, environment }, world);
    await requireStanding(task, { own: entry.id, standing: judged.standing }, world);
    return await applied(task, { entry, judge: judged.judge, done }, world);
  } catch (error) {
    const write = () => entry.settle(endOf(error, done), [], sentenceOf(error));
    await recordFailure(error, [{ write, otherwise: 'The ledger still says "applying"' }]);
    throw error;
  }
}

/** What stood there when the plans were judged must stand there still when the turn has come. */
async function requireStanding(
  { environment: { name } }: RepairTask,
  { own, standing }: { readonly own: string; readonly standing: LedgerEntry },
  { ledger }: Pick<World, 'ledger'>,
): Promise<void> {
  const now = standingBy((await ledger.entries(name)).filter(({ id }) => id !== own));
  if (now.kind === 'standing' && now.entry.id === standing.id) return;
  throw refused([`${name}: something else was applied there meanwhile; run npx sluice drift ${name}`]);
}

async function applied(
  { environment, release, assembly, stacks }: RepairTask,
  { entry, judge, done }: { readonly entry: OpenEntry; readonly judge: Judge; readonly done: Set<string> },
  world: World,
): Promise<Done> {
  const repaired = await world.progress.stage(`applying stacks of ${environment.name} (${stacks.length})`, () =>
    appliedWithSigns({ affected: stacks, judge, entry }, world, ({ stack, plan }) => {
      if (!isEmpty(plan.changeSet)) done.add(stack.id);
    }),
  );
  const folder = await world.source.checkout(release.commit);
  const ids = repaired.map(({ stack }) => stack.id);
  const evidence = await verify({ assembly, environment, stacks: ids, folder }, world);
  return { applied: ids, isVerified: await promote(entry, evidence), evidence };
}

function refused(reasons: readonly string[]): DeliveryError {
  return new DeliveryError('Refused', reasons.join('\n'));
}
