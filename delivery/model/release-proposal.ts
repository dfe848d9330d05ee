import type { Irreversible } from './irreversible';
import type { ProposedEnvironment } from './proposal';
import type { Release } from './release';

/** How much a release changes for those who live with it, in the words of semantic versioning. */
export type Step = 'major' | 'minor' | 'patch';

/** A pull request that a release brings. */
export interface MergedPull {
  readonly number: number;
  readonly title: string;
}

/** A version that a release may get. */
export interface ReleaseProposal {
  readonly release: Release;
  /** The environment that is entered by its tag. */
  readonly environment: string;
  /** Such as `v1.2.0`. */
  readonly version: string;
  /** The newest version there is; `null` before the first. */
  readonly previous: string | null;
  readonly step: Step;
  /** Why it is that step: the reasons of that step alone. */
  readonly because: readonly string[];
  /** What it changes in that environment. */
  readonly changes: ProposedEnvironment;
  /** What no later release can take back. */
  readonly irreversible: readonly Irreversible[];
  /** Stacks that stand there and are no longer in the code. */
  readonly orphans: readonly string[];
  /** What it brings since the previous version, the newest first. */
  readonly pulls: readonly MergedPull[];
  /** Why it may not be tagged; an empty list lets it be. */
  readonly refusals: readonly string[];
}
