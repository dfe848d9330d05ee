import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import type { World } from '../ports/world';
import type { Colleagues } from './colleagues';
import type { Workspace } from './seed-repository';
import type { Stopwatch } from './stopwatch';

/** What the story is told with. */
export interface Stage {
  readonly world: World;
  readonly workspace: Workspace;
  readonly stopwatch: Stopwatch;
  readonly colleagues: Colleagues;
  /** Prints a line for the person who watches. */
  readonly say: (line?: string) => void;
}

/** A release, and what it was built to. */
export interface Built {
  readonly release: Release;
  readonly assembly: Assembly;
}

/** A text, set in under the line before it. */
export function indented(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}
