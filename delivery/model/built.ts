import type { Assembly } from './assembly';
import type { Release } from './release';

/** A release, and what was built of it. */
export interface Built {
  readonly release: Release;
  readonly assembly: Assembly;
  /** Where it was unpacked: absolute. */
  readonly folder: string;
}
