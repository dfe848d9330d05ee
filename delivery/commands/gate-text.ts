import { differenceLines, differenceSummary } from '../gate/difference-text';
import type { Verdict } from '../gate/verdict';
import { type Action, type ChangeSet, countsOf, identityOf } from '../model/change-set';

const SIGNS: Readonly<Record<Action, string>> = {
  delete: '-  ',
  replace: '-/+',
  forget: '.  ',
  update: '~  ',
  create: '+  ',
  none: '>  ',
  read: '<= ',
};

/** What a plan would do, without a value: counts, then every address, what destroys first. */
export function planSummary({ stack, changes, outputs }: ChangeSet): string {
  const counts = countsOf([{ changes }]);
  const order = Object.keys(SIGNS) as Action[];
  const counted = order.filter((action) => counts[action] > 0).map((action) => `${counts[action]} ${WORDS[action]}`);
  const changed = outputs.length === 0 ? [] : [`${outputs.length} of its outputs`];
  const lines = order.flatMap((action) =>
    changes.filter((change) => change.action === action).map((change) => `  ${SIGNS[action]} ${identityOf(change)}`),
  );
  return [`${stack}: ${[...counted, ...changed].join(', ') || 'nothing to change'}`, ...lines, ''].join('\n');
}

const WORDS: Readonly<Record<Action, string>> = {
  delete: 'to delete',
  replace: 'to replace',
  forget: 'to forget',
  update: 'to change',
  create: 'to create',
  none: 'to move or import',
  read: 'to read',
};

/** Why an apply is refused: first how the plan differs from the review, where there is one. */
export function refusalText(stack: string, { refusals, difference }: Verdict, remarks: readonly string[]): string {
  const isOther = difference !== null && !difference.same;
  const differs = isOther ? [differenceSummary(difference), ...indented(differenceLines(difference))] : [];
  const reasons = refusals.map(({ rule, sentence }) => `${rule}: ${sentence}`);
  return [`${stack} is not applied.`, ...differs, ...reasons, ...remarks].join('\n');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
