import type { Change } from '../../model/change-set';
import { worstFirst } from '../../model/risk';
import { differences } from '../difference/differences';
import { counted } from '../text/counted';
import { codeSpan } from '../text/code-span';
import { htmlText } from '../text/html-text';
import { shortenedName } from '../text/shortened';
import { changeRows } from '../view/change-row';
import type { PlannedStack } from '../view/proposal-view';
import { addressSpan, changePart } from './change-part';
import { differenceRow, transition } from './difference-rows';
import type { Limits } from './limits';
import { type Part, type Section, fixed, versions } from './part';

/** All that changes in a stack, folded: rows of what changes, outputs, and what changed behind Terraform's back. */
export function stackSection(stack: PlannedStack, limits: Limits): Section {
  return {
    open: `<details><summary>${summaryOf(stack)}</summary>\n\n`,
    parts: stackParts(stack, limits),
    close: '\n</details>\n\n',
    until: 4,
    instead: '',
  };
}

/** The rows of a stack, without what folds them. */
export function stackParts({ assessment: { changeSet, changes } }: PlannedStack, limits: Limits): Part[] {
  return [
    ...changeRows(changes).map((row) => changePart(row, limits)),
    ...changeSet.outputs.map(({ name, action, before, after }) => {
      const head = `- output ${codeSpan(shortenedName(name, 120))}`;
      return versions({ 0: () => `${head}: ${transition(before, after)}\n`, 2: () => `${head} (${action})\n` }, 1);
    }),
    ...changeSet.deferred.map(({ reason, change }) =>
      fixed(
        `- put off until a later apply: ${addressSpan(change.address)} · ${codeSpan(shortenedName(reason, 120))}\n`,
      ),
    ),
    ...driftParts(changeSet.drift, limits),
  ];
}

/** What a stack does, in a line of HTML. */
export function summaryOf({ stack, assessment: { changeSet, changes } }: PlannedStack): string {
  const worst = worstFirst(changes.flatMap(({ risks }) => risks))[0];
  const risk = worst === undefined ? '' : ` · ${worst.level} risk`;
  const count = changeSet.changes.length + changeSet.outputs.length;
  return `<code>${htmlText(shortenedName(stack, 80))}</code> · ${counted(count, 'change')}${risk}`;
}

function driftParts(drift: readonly Change[], { diffLines }: Limits): Part[] {
  return drift.map(({ address, action, before, after }) => {
    const head = `- changed outside of Terraform: ${addressSpan(address)}${action === 'delete' ? ' is gone' : ''}\n`;
    const rows = () =>
      differences(before, after)
        .slice(0, 20)
        .map((difference) => differenceRow(difference, { diffLines, context: false, forcing: [] }))
        .join('');
    return versions({ 0: () => (action === 'delete' ? head : `${head}${rows()}`), 2: () => head }, 1);
  });
}
