import type { Environment } from '../../environments/schema/environment';
import type { Board, BoardCost, BoardDrift, BoardEntry, BoardEnvironment, BoardGate, BoardRole } from '../model/board';
import type { Comparison } from '../model/comparison';
import { applied, whatStands } from '../model/history';
import { type LedgerEntry, LIVE, type LedgerState } from '../model/ledger-entry';
import type { Evidence } from '../model/promotion';
import { entriesOf } from './entries-of';
import { pendingIn } from './pending-in';
import { releasesOf } from './releases-of';
import { withTags } from './with-tags';

/** What was gathered from the world. */
export interface Gathered {
  /** `OWNER/NAME`. */
  readonly repository: string;
  readonly at: Date;
  /** The promotion path, in its order. */
  readonly path: readonly Environment[];
  /** Entries by environment, each newest first; of the path, and of whatever else the ledger knows. */
  readonly histories: ReadonlyMap<string, readonly LedgerEntry[]>;
  readonly hasOlder: boolean;
  /** By the id of an entry. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  /** By environment. */
  readonly gates: ReadonlyMap<string, BoardGate>;
  /** By environment; `null` where nobody has looked. */
  readonly drift: ReadonlyMap<string, readonly BoardDrift[]> | null;
  /** By environment. */
  readonly costs: ReadonlyMap<string, BoardCost>;
  /** Environments as the release that stands in them has them, where its code was looked at. */
  readonly settings: ReadonlyMap<string, Environment>;
  readonly comparisons: readonly Comparison[];
}

/** The board that shows what was gathered. */
export function boardOf(found: Gathered): Board {
  const gathered = { ...found, histories: withTags(found.histories) };
  const { repository, at, path, histories, evidence, hasOlder, comparisons } = gathered;
  const names = path.map(({ name }) => name);
  const beside = [...histories.keys()].filter((name) => !names.includes(name)).sort();
  const all = new Map([...names, ...beside].map((name) => [name, entriesOf(histories.get(name) ?? [], evidence)]));
  return {
    repository,
    at: at.toISOString(),
    environments: [...all].map(([name, entries]) => environmentOf(name, entries, gathered)).filter(isThere),
    releases: releasesOf(all),
    history: [...all.values()].flat().sort((a, b) => (a.opened < b.opened ? 1 : -1)),
    hasOlder,
    comparisons,
  };
}

const IN_ORDER: readonly LedgerState[] = ['applying', 'waiting'];
const TROUBLE: ReadonlySet<LedgerState> = new Set(['failed', 'partial', 'refused', 'abandoned']);

function environmentOf(name: string, entries: readonly BoardEntry[], gathered: Gathered): BoardEnvironment {
  const environment = gathered.path.find((one) => one.name === name);
  const settings = gathered.settings.get(name) ?? environment;
  const stands = whatStands(entries);
  const newest = applied(entries).find(({ state }) => !LIVE.has(state));
  const own = gathered.histories.get(name) ?? [];
  const from = environment?.promotion.from ?? null;
  return {
    name,
    place: environment !== undefined ? 'path' : own[0]?.isTransient === true ? 'transient' : 'former',
    profile: environment?.profile ?? null,
    stands,
    stacks: Object.keys(own.find(({ id }) => id === stands?.id)?.digests ?? {}).length,
    moving: IN_ORDER.flatMap((state) => entries.filter((entry) => entry.state === state).reverse()),
    trouble: newest !== undefined && TROUBLE.has(newest.state) ? newest : null,
    pending: from === null ? [] : pendingIn(gathered.histories.get(from) ?? [], own),
    gate: gathered.gates.get(name) ?? null,
    drift: gathered.drift === null ? null : (gathered.drift.get(name) ?? []),
    cost: gathered.costs.get(name) ?? null,
    access: settings === undefined ? null : rolesOf(settings),
  };
}

/** Of what is not on the path, only what still stands or is worked on: sandboxes come and go. */
function isThere({ place, stands, moving, trouble }: BoardEnvironment): boolean {
  return place === 'path' || stands !== null || moving.length > 0 || trouble !== null;
}

function rolesOf({ roles }: Environment): BoardRole[] {
  return Object.entries(roles).map(([role, { reads, writes, owns }]) => ({ role, reads, writes, owns }));
}
