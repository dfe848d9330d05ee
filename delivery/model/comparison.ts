import type { ProposedEnvironment } from './proposal';
import type { Release } from './release';
import type { Value } from './value';

/** What two environments, or two releases, do not have in common, told from their code without a plan. */
export interface Comparison {
  /** `dev..prod`, `v1.0.0..v1.1.0`. */
  readonly name: string;
  readonly kind: 'environments' | 'releases';
  readonly from: ComparisonSide;
  readonly to: ComparisonSide;
  /**
   * What each environment would have to change: for two environments only the second, on its way to the release of the
   * first; for two releases every one, on its way from the first to the second.
   */
  readonly environments: readonly ProposedEnvironment[];
  /** Settings that differ between the two environments; none for two releases. */
  readonly settings: readonly Setting[];
  /** Objects, named by stack and address without the environment, that only one of the two environments has. */
  readonly onlyIn: readonly OnlyIn[];
  /** Why it could not be made, in a sentence; `null` where it was. */
  readonly because: string | null;
}

/** One of the two. */
export interface ComparisonSide {
  /** An environment, or a revision. */
  readonly name: string;
  /** `null` where nothing stands in the environment. */
  readonly release: Release | null;
}

/** A setting that two environments have differently. */
export interface Setting {
  /** Where, such as `warehouses.BI.size`. */
  readonly path: string;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
}

/** What only one of two environments has. */
export interface OnlyIn {
  readonly environment: string;
  /** The stack without the environment's name. */
  readonly stack: string;
  /** Its objects by address; empty where the whole stack is meant. */
  readonly addresses: readonly string[];
}
