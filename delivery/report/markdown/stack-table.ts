import type { ProposedEnvironment } from '../../model/proposal';
import { countsOf } from '../../model/change-set';
import { codeCell } from '../text/code-span';
import { counted, grouped } from '../text/counted';
import { shortenedName } from '../text/shortened';
import { type PlannedStack, changedIn, isRemoval, reviewCode, worstLevel } from '../view/proposal-view';
import { type Section, loose, versions } from './part';

const HEAD =
  '| stack | + | ~ | -/+ | - | moved, imported | risk | review code |\n| :-- | --: | --: | --: | --: | --: | :-- | :-- |\n';

/** The table of every stack that changes: what a reader looks at first, and what the review codes are read from. */
export function stackTable(environments: readonly ProposedEnvironment[]): Section {
  const stacks = environments.flatMap(changedIn);
  if (stacks.length === 0) return loose([]);
  return loose([
    versions({
      0: () => table(stacks, 80),
      7: () => table(stacks, 32),
      8: () => shortTable(environments),
      9: () => totals(environments),
    }),
  ]);
}

function table(stacks: readonly PlannedStack[], longest: number): string {
  return `${HEAD}${stacks.map((stack) => row(stack, longest)).join('')}\n`;
}

/** Every stack that loses something or is at high risk; the others in one row for each environment. */
function shortTable(environments: readonly ProposedEnvironment[]): string {
  const rows = environments.map((environment) => {
    const stacks = changedIn(environment);
    const worst = stacks.filter((stack) => isGrave(stack));
    const others = stacks.filter((stack) => !isGrave(stack));
    return `${worst.map((stack) => row(stack, 32)).join('')}${total(environment.name, others)}`;
  });
  return `${HEAD}${rows.join('')}\n`;
}

function totals(environments: readonly ProposedEnvironment[]): string {
  const rows = environments.slice(0, 20).map((environment) => total(environment.name, changedIn(environment)));
  return `${HEAD}${rows.join('')}\n`;
}

function isGrave(stack: PlannedStack): boolean {
  return stack.assessment.changes.some(({ change }) => isRemoval(change)) || worstLevel([stack]) === 'high';
}

function row(stack: PlannedStack, longest: number): string {
  const { assessment } = stack;
  return cells(codeCell(shortenedName(stack.stack, longest)), [stack], codeCell(reviewCode(assessment)));
}

function total(environment: string, stacks: readonly PlannedStack[]): string {
  if (stacks.length === 0) return '';
  const name = `${codeCell(shortenedName(environment, 32))}: ${counted(stacks.length, 'stack')}`;
  return cells(name, stacks, 'in the full report');
}

function cells(name: string, stacks: readonly PlannedStack[], code: string): string {
  const sets = stacks.map(({ assessment }) => assessment.changeSet);
  const { create, update, replace, delete: deleted } = countsOf(sets);
  const moved = sets.flatMap(({ changes }) => changes).filter(isMovedOrImported).length;
  const counts = [create, update, replace, deleted, moved].map((count) => (count === 0 ? '' : grouped(count)));
  const level = worstLevel(stacks);
  const risk = level === 'high' ? '**high**' : level;
  return `| ${[name, ...counts, risk, code].join(' | ')} |\n`;
}

function isMovedOrImported({
  movedFrom,
  importedAs,
}: {
  movedFrom: string | null;
  importedAs: string | null;
}): boolean {
  return movedFrom !== null || importedAs !== null;
}
