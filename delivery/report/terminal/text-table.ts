import type { ProposedEnvironment } from '../../model/proposal';
import { countsOf } from '../../model/change-set';
import { grouped } from '../text/counted';
import { shortenedName } from '../text/shortened';
import { type PlannedStack, changedIn, reviewCode, worstLevel } from '../view/proposal-view';
import { type TextStyle, levelText, plain } from './text-style';

const HEADS = ['+', '~', '-/+', '-', 'moved'] as const;
const NUMBER = 6;
const RISK = 8;
const CODE = 14;
const LEAST_NAME = 12;

/** The table of every stack that changes, as wide as the terminal at most. */
export function textTable(environments: readonly ProposedEnvironment[], { width, paint }: TextStyle): string[] {
  const stacks = environments.flatMap(changedIn);
  if (stacks.length === 0) return [];
  const room = Math.max(LEAST_NAME, width - HEADS.length * NUMBER - 2 - RISK - CODE);
  const names = stacks.map(({ stack }) => shortenedName(plain(stack), room));
  const longest = names.reduce((most, name) => Math.max(most, name.length), 'stack'.length);
  const head = `${'stack'.padEnd(longest)}${HEADS.map((sign) => sign.padStart(NUMBER)).join('')}  ${'risk'.padEnd(RISK)}review code`;
  const rows = stacks.map(
    (stack, at) =>
      `${(names[at] ?? '').padEnd(longest)}${numbers(stack)}  ${risk(stack)}${reviewCode(stack.assessment)}`,
  );
  return [paint.bold(head), ...rows, ''];

  function risk(stack: PlannedStack): string {
    const level = worstLevel([stack]);
    return `${levelText(level, paint)}${' '.repeat(RISK - level.length)}`;
  }
}

function numbers({ assessment: { changeSet } }: PlannedStack): string {
  const { create, update, replace, delete: deleted } = countsOf([changeSet]);
  const moved = changeSet.changes.filter(({ movedFrom, importedAs }) => movedFrom !== null || importedAs !== null);
  return [create, update, replace, deleted, moved.length]
    .map((count) => (count === 0 ? '' : grouped(count)).padStart(NUMBER))
    .join('');
}
