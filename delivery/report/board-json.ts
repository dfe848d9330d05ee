import type { Board } from '../model/board';
import type { Comparison } from '../model/comparison';
import { environmentJson, valueJson } from './proposal-json';

/** The version of the form that {@link boardJson} writes: it grows when a reader of the old one would be misled. */
export const BOARD_FORMAT = 1;

/**
 * The board as JSON for programs. At the top: `format` (a number), `repository`, `at`, `hasOlder`, `environments`,
 * `releases`, `history` and `comparisons`, as the model names them; what is not known is `null`. The environments of a
 * comparison have the form of those of a plan.
 */
export function boardJson(board: Board): string {
  const { comparisons, ...rest } = board;
  return `${JSON.stringify({ format: BOARD_FORMAT, ...rest, comparisons: comparisons.map(comparisonJson) }, null, 2)}\n`;
}

function comparisonJson({ environments, settings, ...rest }: Comparison): object {
  return {
    ...rest,
    environments: environments.map(environmentJson),
    settings: settings.map(({ path, from, to }) => ({
      path,
      from: valueJson(from ?? null),
      to: valueJson(to ?? null),
    })),
  };
}
