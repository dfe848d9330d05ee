import { byDanger } from '../drift/drift-of';
import type { KeptDrifts } from '../drift/kept-drifts';
import { type AssembledStack, type Assembly, stacksOf } from '../model/assembly';
import { isInterruption } from '../model/delivery-error';
import type { DriftWatch, Found, LookedAt, SkippedEnvironment, WatchedStack } from '../model/drift-watch';
import type { Release } from '../model/release';
import { plan } from '../plan/plan';
import type { World } from '../ports/world';
import { keepDriftIssues, openDriftIssues } from './keep-drift-issues';
import { foundIn } from './found-in';
import { orphanedStacks } from './orphaned-stacks';
import { type LedgerView, isStill, ledgerViews, synthOnce } from './standing-estate';

/** A stack by its name alone. */
export type StackName = Pick<AssembledStack, 'id' | 'environment'>;

/** Which stacks of which environments. */
export interface WatchOptions {
  /** Names of environments, in the order of the path. */
  readonly environments: readonly string[];
  /** Picks among the stacks that the ledger knows; all when left out. */
  readonly choose?: (stacks: readonly StackName[]) => readonly StackName[];
  readonly now: Date;
}

/**
 * Plans every stack against the world, as the release has it that was verified there last, and keeps one issue for each
 * that is not so, but for those that are left to administrators. Nothing is said of an environment in which something is applied meanwhile, and no issue is closed of
 * a stack that could not be planned.
 */
export async function watchDrift({ environments, choose, now }: WatchOptions, world: World): Promise<DriftWatch> {
  const kept = await openDriftIssues(world);
  const views = withKeptOrphans(await ledgerViews(environments, world), kept);
  const known = views.flatMap(({ name, stacks, left }) =>
    [...stacks, ...left.keys()].map((id) => ({ id, environment: name })),
  );
  const chosen = new Set((choose?.(known) ?? known).map(({ id }) => id));
  const { looked, skipped, administered } = await lookAt(views, { chosen, now }, world);
  const watched = await keepDriftIssues(looked, { kept, now }, world);
  const ids = new Set(known.map(({ id }) => id));
  const strays = choose === undefined ? [...kept.byStack.values()].filter(({ facts }) => !ids.has(facts.stack)) : [];
  return { stacks: inOrder(watched), skipped, stray: strays.map(({ issue }) => issue.url), administered };
}

/** An orphan stays one when the ledger's pages no longer go back to the release that had it. */
function withKeptOrphans(views: readonly LedgerView[], { byStack }: KeptDrifts): LedgerView[] {
  const orphaned = [...byStack.values()].filter(({ facts, isIntact }) => isIntact && facts.kind === 'orphan');
  return views.map((view) => {
    const own = orphaned.map(({ facts }) => facts).filter(({ environment }) => environment === view.name);
    const missing = own.filter(({ stack }) => !view.stacks.includes(stack) && !view.left.has(stack));
    // Which tree the commit has is not known here; as a name for it, the commit will do.
    const known = missing.map(({ stack, commit }) => [stack, { commit, tree: commit }] as const);
    return { ...view, left: new Map([...view.left, ...known]) };
  });
}

interface Look {
  readonly chosen: ReadonlySet<string>;
  readonly now: Date;
}

async function lookAt(
  views: readonly LedgerView[],
  { chosen, now }: Look,
  world: World,
): Promise<{ looked: LookedAt[]; skipped: SkippedEnvironment[]; administered: string[] }> {
  const administered: string[] = [];
  const looked: LookedAt[] = [];
  const skipped: SkippedEnvironment[] = [];
  const assemblyOf = synthOnce(world);
  for (const view of views) {
    const { name, standing, stacks, left } = view;
    if (standing.kind === 'unknown') {
      skipped.push({ name, because: standing.because });
      continue;
    }
    if (![...stacks, ...left.keys()].some((id) => chosen.has(id))) continue;
    const { release } = standing.entry;
    const { found, byHand } = await environmentStacks(view, { chosen, now, release, assemblyOf }, world);
    administered.push(...byHand);
    // A promotion that began after the ledger was read has moved what was planned since.
    if (await isStill(view, world)) looked.push(...found);
    else skipped.push({ name, because: 'something was applied there while its stacks were planned' });
  }
  return { looked, skipped, administered };
}

interface ReleaseLook extends Look {
  readonly release: Release;
  readonly assemblyOf: (release: Release) => Promise<Assembly>;
}

interface InEnvironment {
  readonly found: readonly LookedAt[];
  /** Ids of the stacks that are left to administrators. */
  readonly byHand: readonly string[];
}

/** Where the release is not built any more, that is what is known of each of its stacks. */
async function environmentStacks(view: LedgerView, look: ReleaseLook, world: World): Promise<InEnvironment> {
  const { chosen, release, assemblyOf } = look;
  const assembly = await assemblyOf(release).catch(unlessInterrupted);
  if (assembly instanceof Error) {
    const found: Found = { kind: 'failed', because: assembly.message };
    const own = view.stacks.filter((id) => chosen.has(id));
    return { found: own.map((stack) => ({ stack, environment: view.name, release, found })), byHand: [] };
  }
  const left = stacksOf(assembly, view.name).filter(({ administered }) => administered === true);
  const byHand = left.map(({ id }) => id);
  // An older ledger may still have them.
  const own = new Set([...chosen].filter((id) => !byHand.includes(id)));
  const standing = await standingStacks(view, { ...look, assembly, chosen: own }, world);
  const orphaned = await orphanedStacks(view, { assembly, chosen: own, assemblyOf }, world);
  return { found: [...standing, ...orphaned], byHand };
}

function unlessInterrupted(error: unknown): Error {
  if (isInterruption(error) || !(error instanceof Error)) throw error;
  return error;
}

interface StandingLook extends Look {
  readonly assembly: Assembly;
  readonly release: Release;
}

async function standingStacks(
  { name, unsettled }: LedgerView,
  { assembly, release, chosen, now }: StandingLook,
  world: World,
): Promise<LookedAt[]> {
  const own = assembly.stacks.filter(({ id, environment }) => environment === name && chosen.has(id));
  const planned = await world.progress.stage(`planning stacks of ${name} (${own.length})`, () =>
    plan(own, { assembly }, world),
  );
  return planned.map((one) => {
    const found = foundIn(one, assembly, now);
    const isUnsettled = found.kind === 'drifted' && unsettled.has(one.stack.id);
    return { stack: one.stack.id, environment: name, release, found: isUnsettled ? UNSETTLED : found };
  });
}

/** Nobody can tell what somebody changed by hand from what was applied half-way. */
const UNSETTLED: Found = {
  kind: 'moving',
  because:
    'it differs, and a later release that came to no good end had another version of it: promote again, or roll back',
};

function inOrder(watched: readonly WatchedStack[]): WatchedStack[] {
  const drifts = byDanger(watched.flatMap(({ found }) => (found.kind === 'drifted' ? [found.drift] : [])));
  const drifted = drifts.flatMap(({ stack }) => watched.filter((one) => one.stack === stack));
  const orphaned = watched.filter(({ found }) => found.kind === 'orphaned');
  return [...drifted, ...orphaned, ...watched.filter((one) => !drifted.includes(one) && !orphaned.includes(one))];
}
