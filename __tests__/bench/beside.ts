import { type Figures, inTurn, type Measured } from './measure';
import { resultLine } from './result-line';

/** A command, and how a report calls it. */
export type Named = Measured & { readonly name: string };

/** What was measured, and the lines that say it: both commands, and how much slower the second is. */
export interface Beside {
  readonly ours: Figures;
  readonly lines: readonly string[];
}

/** Measures one of our commands beside what a user would do without us. */
export async function beside(ours: Named, stock: Named, rounds: number): Promise<Beside> {
  const [a, b] = await inTurn([ours, stock], rounds);
  const ratio = `ratio of the medians: ${(b.medianSeconds / a.medianSeconds).toFixed(2)}`;
  return { ours: a, lines: [resultLine(ours.name, a), resultLine(stock.name, b), ratio] };
}
