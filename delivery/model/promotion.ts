import type { Environment } from '../../environments/schema/environment';
import type { Assembly } from './assembly';
import type { Refusal } from './refusal';
import type { Release } from './release';

/** A release bound for an environment. */
export interface Promotion {
  readonly release: Release;
  /** What the release was built to, once for all environments. */
  readonly assembly: Assembly;
  /** With the rules that it is held to. */
  readonly environment: Environment;
  /** For a rollback, the release that it takes back. */
  readonly replaces?: Release;
}

/**
 * What became of a promotion: held with the reasons and nothing touched; nothing to do, because the environment stands at
 * it; or applied with the evidence of its verifications, all of which hold only where it is `verified`.
 */
export type Outcome =
  | { readonly kind: 'held'; readonly refusals: readonly Refusal[] }
  /** Since when it stands there: ISO 8601, UTC. */
  | { readonly kind: 'standing'; readonly since: string }
  | {
      readonly kind: 'verified' | 'unverified';
      /** Ids of the stacks that were applied. */
      readonly applied: readonly string[];
      /** What the gate let pass although it was not quite what was reviewed. */
      readonly accepted: readonly string[];
      readonly evidence: readonly Evidence[];
    };

/** What one verification found. */
export interface Evidence {
  /** What was checked, such as `empty plan` or `ANALYST reads ANALYTICS.MARTS`. */
  readonly check: string;
  readonly holds: boolean;
  /** What was seen, in a sentence. */
  readonly seen: string;
}
