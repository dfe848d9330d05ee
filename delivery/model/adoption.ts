import type { Value } from './value';

/** What a setting of an environment may be: nothing that a world reports is written into code in any other form. */
export type PlainValue = string | number | boolean;

/** An attribute that somebody changed, and the setting of the environment that it comes from. */
export interface Adopted {
  readonly address: string;
  readonly attribute: string;
  /** Where the environment states it: `['warehouses', 'BI', 'size']`. */
  readonly setting: readonly string[];
  /** What the release has that was verified there last. */
  readonly from: Value;
  /** What the world has. */
  readonly to: PlainValue;
}

/** What differs and is not adopted. */
export interface NotAdopted {
  readonly address: string;
  /** `null` where it is about the whole object. */
  readonly attribute: string | null;
  readonly because: string;
}

/** A pull request that makes the code say what the world has. */
export interface Adoption {
  readonly stack: string;
  readonly environment: string;
  /** The file that it edits. */
  readonly file: string;
  /** Never empty. */
  readonly adopted: readonly Adopted[];
  /** What a plan of the stack still changes. */
  readonly left: readonly NotAdopted[];
  /** The issue that shows the drift, its digest, and since when it was seen: ISO 8601, UTC. */
  readonly issue: number;
  readonly digest: string;
  readonly seen: string;
}
