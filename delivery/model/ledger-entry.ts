import type { Release } from './release';

/**
 * How far an entry got. Only `verified` lets a release go on.
 *
 * - `waiting`: another entry of the environment has the turn.
 * - `applying`: it has the turn, and gives signs of life.
 * - `abandoned`: it was waiting or applying, and whoever carried it is gone.
 * - `verified`, `failed`: it was applied and all checks hold; its apply stopped, or one of them does not.
 * - `refused`, `partial`: a gate stayed shut, and nothing was applied; or others of its stacks were applied before.
 * - `superseded`: a later release went past it while it waited.
 * - `removed`: all that stood in the environment was destroyed.
 */
export type LedgerState =
  | 'waiting'
  | 'applying'
  | 'abandoned'
  | 'verified'
  | 'failed'
  | 'partial'
  | 'refused'
  | 'superseded'
  | 'removed';

/** How many of the newest entries of an environment are looked at, where nobody asks for more or fewer. */
export const WINDOW = 30;

/** The states of an entry that somebody carries. */
export const LIVE: ReadonlySet<LedgerState> = new Set(['waiting', 'applying']);

/** The states of an entry that never had its turn: nothing of it was applied. */
export const UNTOUCHED: ReadonlySet<LedgerState> = new Set(['waiting', 'superseded']);

/** The states of an entry that came to no good end, and that whoever carried it may go on with. */
export const GOES_ON: ReadonlySet<LedgerState> = new Set(['failed', 'partial', 'refused', 'abandoned']);

/** The states in which an entry can end. */
export type SettledState = Exclude<LedgerState, 'waiting' | 'applying' | 'abandoned'>;

/** Why a release enters an environment: by its turn, in place of a worse one, against drift; or to leave it for good. */
export type Purpose = 'promotion' | 'rollback' | 'repair' | 'removal';

/** What is known of an entry when it is opened. */
export interface LedgerDraft {
  readonly environment: string;
  readonly release: Release;
  readonly purpose: Purpose;
  /** The digest of each stack of the environment in that release. */
  readonly digests: Readonly<Record<string, string>>;
  /** The digest of the whole assembly: what was built once is promoted unchanged. */
  readonly assembly: string;
  /** For a rollback, the release that it takes back. */
  readonly replaces: Release | null;
  /** Whether the environment goes again, as sandboxes and previews do; it stays where this is left out. */
  readonly isTransient?: boolean;
}

/** One line of the ledger: a release in an environment, and what is known of it. */
export interface LedgerEntry extends LedgerDraft {
  /** The ledger's own name for it. */
  readonly id: string;
  readonly state: LedgerState;
  /** Who asked for it. */
  readonly by: string;
  /** When it was opened, and when its state was written: ISO 8601, UTC. */
  readonly opened: string;
  readonly at: string;
  /** What was last said of it, such as `3 of 7 stacks` or `5 checks hold`. */
  readonly note: string;
  /** When it took the turn that it has, among all entries: a smaller number was earlier; `null` while it has none. */
  readonly turn: number | null;
}
