import { shortenedName } from '../text/shortened';

/** A cell of a table for a terminal: what it says, and how that is painted once its width is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const BETWEEN = 2;

/** Rows as columns, each as wide as its longest cell; the last is cut where the terminal ends. */
export function columns(rows: readonly (readonly Cell[])[], width: number): string[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(0, ...rows.map((row) => row[at]?.text.length ?? 0)));
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + BETWEEN, 0);
  const room = Math.max(20, width - before);
  return rows.map((row) =>
    row
      .map(({ text, paint = same }, at) => {
        if (at === count - 1) return paint(shortenedName(text, room));
        return `${paint(text)}${' '.repeat((widths[at] ?? 0) - text.length + BETWEEN)}`;
      })
      .join('')
      .trimEnd(),
  );
}

function same(text: string): string {
  return text;
}
