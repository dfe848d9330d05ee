import type { Difference, DifferingChange } from './difference';

/** The most lines that a terminal is given. */
const MOST_LINES = 60;

/** What a person has to see first. */
const WORST_FIRST = ['delete', 'replace', 'forget', 'update', 'create', 'none', 'read'];

/** A difference in one line, such as `2 addresses differ, 1 new delete, 1 no longer planned`. */
export function differenceSummary({ same, differing, added, missing }: Difference): string {
  if (same) return 'nothing differs';
  const outputs = differing.filter(isOutput).length;
  const counts = [
    counted(differing.length - outputs, 'address differs', 'addresses differ'),
    counted(outputs, 'output differs', 'outputs differ'),
    ...WORST_FIRST.map((action) => newOnes(added, action)),
    counted(missing.length, 'no longer planned', 'no longer planned'),
  ].filter((count) => count !== '');
  return counts.length === 0
    ? 'every change is the same, but not what Terraform says of the plan as a whole'
    : counts.join(', ');
}

/**
 * A difference in lines for a terminal, what destroys first: `+` was never reviewed, `~` was reviewed otherwise, `-` is
 * gone. Too many lines end with one that says how many more there are.
 */
export function differenceLines({ differing, added, missing }: Difference): string[] {
  const lines = [
    ...worstFirst(added).map(({ name, planned }) => `+ ${name}: ${planned}, which was not reviewed`),
    ...worstFirst(differing).map((one) => `~ ${one.name}: ${otherwise(one)}`),
    ...worstFirst(missing).map(({ name, reviewed }) => `- ${name}: ${reviewed} was reviewed, and is no longer planned`),
  ];
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more`];
}

function otherwise({ reviewed, planned }: DifferingChange): string {
  if (reviewed !== planned) return `${planned}, reviewed as ${reviewed}`;
  return `${planned}, reviewed with other values or for other reasons`;
}

function newOnes(added: readonly DifferingChange[], action: string): string {
  const those = added.filter(({ planned }) => planned === action);
  const outputs = those.filter(isOutput).length;
  const named = action === 'none' ? 'move or import' : action;
  const plural = action === 'none' ? 'moves or imports' : `${action}s`;
  const counts = [
    counted(those.length - outputs, `new ${named}`, `new ${plural}`),
    counted(outputs, `new ${named} of an output`, `new ${plural} of outputs`),
  ];
  return counts.filter((count) => count !== '').join(', ');
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? one : many}`;
}

function isOutput({ name }: DifferingChange): boolean {
  return name.startsWith('output ');
}

function worstFirst(changes: readonly DifferingChange[]): DifferingChange[] {
  const rank = ({ planned, reviewed }: DifferingChange) => WORST_FIRST.indexOf(planned ?? reviewed ?? 'read');
  return [...changes].sort((a, b) => rank(a) - rank(b));
}
