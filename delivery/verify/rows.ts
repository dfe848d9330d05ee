import type { Evidence } from '../model/promotion';
import { failureOf, ran } from './command';
import { rowsIn } from './rows-in';
import type { OfKind, Scene } from './subject';

type Bounds = OfKind<'data'>['rows'];

/** Whether a command prints as many rows as it should; none of them is ever shown. */
export async function rows(verification: OfKind<'data'>, scene: Scene): Promise<Evidence[]> {
  const { name, rows: bounds } = verification;
  const check = `${name}: ${wordsFor(bounds)}`;
  const result = await ran(verification, scene);
  const failure = failureOf(result, verification);
  if (failure !== null) return [{ check, holds: false, seen: failure }];
  const found = rowsIn(result.rows);
  if (typeof found === 'string') return [{ check, holds: false, seen: `it cannot be counted: ${found}` }];
  const { least = 0, most = Infinity } = bounds;
  return [{ check, holds: found >= least && found <= most, seen: `it printed ${counted(found)}` }];
}

function wordsFor({ least, most }: Bounds): string {
  if (most === undefined) return `at least ${counted(least ?? 0)}`;
  if (most === 0) return 'no rows';
  return least === undefined ? `at most ${counted(most)}` : `${least} to ${counted(most)}`;
}

function counted(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
