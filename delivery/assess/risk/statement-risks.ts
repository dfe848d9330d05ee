import type { Change } from '../../model/change-set';
import type { Risk } from '../../model/risk';
import type { Value } from '../../model/value';
import { changedNames } from './attribute-pairs';
import { STATEMENTS } from './types/sql-statements';

/** What is risky about the SQL that a `snowflake_execute` runs: the statement, or the one that takes it back. */
export function statementRisks({ action, before, after }: Change): Risk[] {
  const changed = changedNames(before, after);
  const runs = {
    create: [after?.['execute']],
    // An update runs the new statement; one that leaves the statement alone runs nothing that changes anything.
    update: changed.includes('execute') ? [after?.['execute']] : [],
    replace: [before?.['revert'], after?.['execute']],
    delete: [before?.['revert']],
    forget: [],
    none: [],
    read: [],
  }[action];
  return runs.map((statement) => classified(statement ?? null));
}

function classified(statement: Value): Risk {
  const text = typeof statement === 'string' ? statement.trim().replace(/;$/, '') : undefined;
  const known = text === undefined || text.includes(';') ? undefined : STATEMENTS.find(({ is }) => is.test(text));
  if (known !== undefined) return { kind: known.kind, level: known.level, reason: `it runs SQL that ${known.does}` };
  const why = text === undefined ? 'that is not shown in full' : 'of a kind that is not in the table of statements';
  return { kind: 'unknown-type', level: 'high', reason: `it runs SQL ${why}, so it counts as the worst case` };
}
