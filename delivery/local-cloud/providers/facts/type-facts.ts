import type { Json } from '../../store/object-store';

/**
 * What a real provider knows of a type and its binding does not carry. Names are Terraform's, dotted through nested
 * blocks: `rules.pull_request.required_approving_review_count`.
 */
export interface TypeFacts {
  readonly schemaVersion?: number;
  /** A change of these replaces the object. */
  readonly forceNew?: readonly string[];
  readonly sensitive?: readonly string[];
  readonly writeOnly?: readonly string[];
  /** What the provider plans where the configuration says nothing. */
  readonly defaults?: Readonly<Record<string, Json>>;
  readonly maxItems?: Readonly<Record<string, number>>;
  readonly minItems?: Readonly<Record<string, number>>;
  /** Arguments that refuse others; indexes of blocks are written as numbers, as the provider does. */
  readonly conflictsWith?: Readonly<Record<string, readonly string[]>>;
  readonly exactlyOneOf?: readonly (readonly string[])[];
}
