import type { AssessedChange } from '../../model/assessment';
import type { Action } from '../../model/change-set';
import type { Difference } from '../difference/difference';
import { differences } from '../difference/differences';
import { whyOf } from './why';

/** Changes that are told in one row: one change, or many that are alike. */
export interface ChangeRow {
  readonly changes: readonly [AssessedChange, ...AssessedChange[]];
  /** How attributes differ; empty for what is created, deleted or read. */
  readonly differences: readonly Difference[];
}

const ORDER: readonly Action[] = ['delete', 'replace', 'update', 'create', 'none', 'forget', 'read'];
const ALIKE_AT_LEAST = 4;

/** The rows that tell a stack's changes: the worst first, walls of similar ones folded into one. */
export function changeRows(changes: readonly AssessedChange[]): ChangeRow[] {
  const groups = new Map<string, ChangeRow[]>();
  for (const assessed of changes) {
    const row = { changes: [assessed], differences: differencesOf(assessed) } as const;
    const key = likeness(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap(folded).sort((a, b) => rank(a) - rank(b));
}

function differencesOf({ change }: AssessedChange): Difference[] {
  const { action, before, after } = change;
  return action === 'update' || action === 'replace' || (action === 'none' && before !== null && after !== null)
    ? differences(before, after)
    : [];
}

/** What rows have in common that may be told as one. */
function likeness({ changes: [{ change }], differences: all }: ChangeRow): string {
  const { action, createdFirst, type, deposed, movedFrom, importedAs, address } = change;
  if (deposed !== null || movedFrom !== null || importedAs !== null) return JSON.stringify([action, address, deposed]);
  return JSON.stringify([action, createdFirst, type, whyOf(change), all]);
}

function folded(rows: ChangeRow[]): ChangeRow[] {
  const [first, ...others] = rows;
  if (first === undefined || rows.length < ALIKE_AT_LEAST) return rows;
  const changes = [first.changes[0], ...others.map(({ changes: [change] }) => change)] as const;
  return [{ changes: [...changes], differences: first.differences }];
}

function rank({ changes: [{ change }] }: ChangeRow): number {
  return ORDER.indexOf(change.action);
}
