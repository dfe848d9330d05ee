import type { LedgerEntry } from '../../model/ledger-entry';
import type { Promotion } from '../../model/promotion';
import type { Refusal } from '../../model/refusal';

/** All that is looked at before a release enters an environment. */
export interface Entering {
  readonly promotion: Promotion;
  /** The digest of the assembly that is promoted. */
  readonly built: string;
  /** The entries of the environment, newest first, without the one that asks. */
  readonly here: readonly LedgerEntry[];
  /** The entries of the environment that comes before; `null` where none does. */
  readonly before: readonly LedgerEntry[] | null;
  /** How the release stands to what was applied here last: `null` where nothing was, or it is the same tree. */
  readonly lineage: 'contains' | 'older' | 'unrelated' | null;
  /** Why its branch or tag may not bring anything here. */
  readonly source: readonly string[];
  /** Who approved what reviewers of the release were shown. */
  readonly approvedBy: readonly string[];
  readonly now: Date;
}

/** Why a release stays out, as one rule sees it; nothing where the rule lets it in. */
export type EntryRule = (entering: Entering) => readonly Refusal[];
