import type { Board } from '../model/board';
import type { Comparison } from '../model/comparison';
import { countsOf } from '../model/change-set';
import { isEmptyBoard, summaryOf } from './board/summary';
import { moment } from './board/moments';
import type { TerminalStyle } from './plan-text';
import { happeningLines, historyLines, standingLines } from './terminal/board-lines';
import { paintOf } from './terminal/paint';
import { textChanges } from './terminal/text-changes';
import { textEffects } from './terminal/text-effects';
import { type TextStyle, plain } from './terminal/text-style';
import { counted } from './text/counted';
import { valueText } from './text/value-text';
import { comparedEnvironments } from './view/compared-environments';
import { failureLines } from './view/failure-lines';
import { changedIn } from './view/proposal-view';

/** The board for a terminal: no control character of any value reaches it. */
export function boardText(board: Board, { width, colour }: TerminalStyle): string {
  const style = { width, paint: paintOf(colour) };
  const head = `${style.paint.bold(plain(board.repository))}, as of ${moment(board.at)} UTC`;
  if (isEmptyBoard(board)) {
    const first = board.environments[0]?.name ?? 'dev';
    return `${head}\n\nThe ledger is empty: nothing was promoted yet. Begin with:\n  npx sluice promote ${plain(first)}\n`;
  }
  const lines = [
    head,
    ...summaryOf(board).map(plain),
    '',
    ...standingLines(board, style),
    ...happeningLines(board, style),
    ...historyLines(board, style),
    ...board.comparisons.flatMap((one) => comparisonLines(one, style)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function comparisonLines(comparison: Comparison, style: TextStyle): string[] {
  const { name, environments, settings, onlyIn, because } = comparison;
  const head = style.paint.bold(`${plain(name)}, as the code tells it`);
  if (because !== null)
    return [head, '  could not be made:', ...failureLines(because).map((line) => `  ${plain(line)}`), ''];
  const told = comparedEnvironments(environments).flatMap(({ environment, alike }) => {
    const stacks = changedIn(environment);
    const same =
      alike === 0 ? [] : [`${counted(alike, 'change')} as in ${plain(environments[0]?.name ?? '')}, apart from names`];
    if (stacks.length === 0) return [`${plain(environment.name)}: ${same.join() || 'no object differs'}`];
    const { create, update, delete: deleted } = countsOf(stacks.map(({ assessment }) => assessment.changeSet));
    return [
      `${plain(environment.name)}: ${[...same, `${create} new, ${update} changed, ${deleted} removed`].join(', and ')}`,
      ...textEffects(environment, style),
      ...stacks.flatMap((stack) => textChanges(stack, style)),
    ];
  });
  const differing = settings.map(
    ({ path, from, to }) => `  setting ${plain(path)}: ${plain(valueText(from))} → ${plain(valueText(to))}`,
  );
  const alone = onlyIn.map(({ environment, stack, addresses }) => {
    const what = addresses.length === 0 ? 'the whole stack' : addresses.map(plain).join(', ');
    return `  only in ${plain(environment)}, ${plain(stack)}: ${what}`;
  });
  return [head, ...told, ...differing, ...alone, ''];
}
