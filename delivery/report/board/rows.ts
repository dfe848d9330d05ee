import type { Html } from '../page/markup';

/** A row of a long table, and what a search finds it by. */
export interface Row {
  readonly html: Html;
  /** Lower case. */
  readonly text: string;
  /** What it is filtered by: an environment and an outcome. */
  readonly marks?: readonly [string, string];
}
