import { leftBehind } from '../drift/left-behind';
import { isUnmoved, type Standing, standingBy } from '../drift/standing';
import type { Assembly } from '../model/assembly';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Release } from '../model/release';
import type { World } from '../ports/world';
import { trusted } from '../promote/trusted';
import { synth } from '../synth/synth';

/** How many entries back a stack is looked for that left the code. */
const FAR_BACK = 100;

/** An environment by the ledger. */
export interface LedgerView {
  readonly name: string;
  readonly history: readonly LedgerEntry[];
  readonly standing: Standing;
  /** Ids of the stacks that stand there, or stood there last. */
  readonly stacks: readonly string[];
  /** Of those, the ones that a promotion which came to no good end had another version of. */
  readonly unsettled: ReadonlySet<string>;
  /** Stacks that left the code, each with the newest release that had it. */
  readonly left: ReadonlyMap<string, Release>;
}

/** Environments by the ledger, in the order of their names. */
export async function ledgerViews(names: readonly string[], { ledger }: Pick<World, 'ledger'>): Promise<LedgerView[]> {
  return Promise.all(names.map(async (name) => view(name, await ledger.entries(name, FAR_BACK))));
}

/** The releases whose assemblies a watch for drift looks at: what was verified last, and what stacks had that are gone. */
export async function driftNeeds(names: readonly string[], world: Pick<World, 'ledger'>): Promise<Release[]> {
  const views = await ledgerViews(names, world);
  return views.flatMap(({ standing, left }) =>
    standing.kind === 'unknown' ? [] : [standing.entry.release, ...left.values()],
  );
}

/** Whether nothing was applied in an environment since it was read. */
export async function isStill({ name, history }: LedgerView, { ledger }: Pick<World, 'ledger'>): Promise<boolean> {
  return isUnmoved(history, await ledger.entries(name));
}

/** Synthesizes each tree once, however often it is asked for. */
export function synthOnce(world: Pick<World, 'source' | 'synthesizer'>): (release: Release) => Promise<Assembly> {
  const made = new Map<string, Promise<Assembly>>();
  return (release) => {
    const assembly = made.get(release.tree) ?? synth(release, world);
    made.set(release.tree, assembly);
    return assembly;
  };
}

function view(name: string, history: readonly LedgerEntry[]): LedgerView {
  const standing = standingBy(history);
  const [newest] = history;
  if (standing.kind === 'unknown') {
    const stacks = Object.keys(newest?.digests ?? {});
    return { name, history, standing, stacks, unsettled: new Set(), left: new Map() };
  }
  const { entry, older } = standing;
  const stacks = Object.keys(entry.digests);
  const settled = trusted(history);
  const unsettled = new Set(stacks.filter((id) => settled[id] === undefined));
  const left = [...leftBehind(new Set(stacks), older)].map(([id, { release }]) => [id, release] as const);
  return { name, history, standing, stacks, unsettled, left: new Map(left) };
}
