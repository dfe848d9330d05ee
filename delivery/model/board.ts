import type { Comparison } from './comparison';
import type { LedgerEntry } from './ledger-entry';
import type { Evidence } from './promotion';
import type { Refusal } from './refusal';
import type { Release } from './release';

/** All that the page, the terminal and the JSON show of the way from the first environment to the last. */
export interface Board {
  /** `OWNER/NAME`. */
  readonly repository: string;
  /** When the ledger was read: ISO 8601, UTC. */
  readonly at: string;
  /** Those of the promotion path, in its order; then those that stand beside it or no longer belong to it. */
  readonly environments: readonly BoardEnvironment[];
  /** The newest first. */
  readonly releases: readonly BoardRelease[];
  /** Entries of all environments, the newest first. */
  readonly history: readonly BoardEntry[];
  /** Whether the ledger may hold older entries than these. */
  readonly hasOlder: boolean;
  readonly comparisons: readonly Comparison[];
}

/** One line of the ledger, as far as people are shown it. */
export interface BoardEntry extends Omit<LedgerEntry, 'digests' | 'assembly'> {
  /** What stood in the environment when it was opened; `null` where nothing did, as far as was read. */
  readonly before: Release | null;
  /** What its verifications found; `null` where nobody has read it. */
  readonly evidence: readonly Evidence[] | null;
}

/** One environment: what stands in it, what happens to it now, and what may come next. */
export interface BoardEnvironment {
  readonly name: string;
  /** `transient`: a sandbox or a preview; `former`: the promotion path no longer has it. */
  readonly place: 'path' | 'transient' | 'former';
  /** The policy it follows; `null` where its settings are not known. */
  readonly profile: string | null;
  /** What was verified in it last; `null` where nothing was, or all was removed. */
  readonly stands: BoardEntry | null;
  /** How many stacks of it the release that stands has. */
  readonly stacks: number;
  /** Entries that wait or are applied just now, those with the turn first. */
  readonly moving: readonly BoardEntry[];
  /** The newest entry, where it came to no good end. */
  readonly trouble: BoardEntry | null;
  /** Releases that the environment before it has verified since, and that have not come here yet; the oldest first. */
  readonly pending: readonly Release[];
  /** What the newest of them is held to; `null` where nothing is pending. */
  readonly gate: BoardGate | null;
  /** Stacks that are not as their code says, by the open issues about them; `null` where those cannot be read. */
  readonly drift: readonly BoardDrift[] | null;
  /** What it costs as it stands; `null` where that was not computed. */
  readonly cost: BoardCost | null;
  /** What its functional roles may do; `null` where its settings are not known. */
  readonly access: readonly BoardRole[] | null;
}

/** What keeps a release from entering an environment. */
export interface BoardGate {
  /** The environment it comes from. */
  readonly from: string;
  readonly release: Release;
  /** An empty list lets it in. */
  readonly refusals: readonly Refusal[];
  readonly approvals: BoardApprovals;
}

/** Who approved what reviewers were shown of a release, or why that cannot be told. */
export type BoardApprovals =
  | { readonly kind: 'known'; readonly by: readonly string[]; readonly needed: number }
  | { readonly kind: 'unknown'; readonly because: string };

/** A stack whose objects are not as its code says. */
export interface BoardDrift {
  readonly stack: string;
  /** What its living issue says, in a line. */
  readonly title: string;
  /** Since when it is not as it should be: ISO 8601, UTC. */
  readonly since: string;
  /** Whether the issue says what Sluice wrote into it. */
  readonly isIntact: boolean;
  /** The issue. */
  readonly url: string;
}

/** What an environment costs in a month of 730 hours, as far as its code tells, or why that cannot be told. */
export type BoardCost =
  | {
      readonly kind: 'known';
      /** US dollars. */
      readonly usd: number;
      readonly ceilingUsd: number;
      /** How many objects cost something that nobody can tell. */
      readonly unknown: number;
      /** The day of the price list, ISO 8601. */
      readonly pricesOf: string;
    }
  | { readonly kind: 'unknown'; readonly because: string };

/** A functional role and the schemas it works on, as its environment names them. */
export interface BoardRole {
  readonly role: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly owns: readonly string[];
}

/** One release, and how far it got in each environment that it was bound for. */
export interface BoardRelease {
  readonly release: Release;
  /** When the ledger first heard of it: ISO 8601, UTC. */
  readonly first: string;
  readonly places: readonly BoardPlace[];
}

/** How far a release got in one environment. */
export interface BoardPlace {
  readonly environment: string;
  /** Whether it is what stands there now. */
  readonly stands: boolean;
  /** Its newest entry there. */
  readonly state: LedgerEntry['state'];
  readonly at: string;
  readonly note: string;
}
