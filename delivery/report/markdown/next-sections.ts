import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { htmlText } from '../text/html-text';
import { moneyChange } from '../text/money';
import { shortenedName } from '../text/shortened';
import { areAlike, besides } from '../view/alike';
import { type PlannedStack, changedIn, worstLevel } from '../view/proposal-view';
import { accessSection } from './access-section';
import { costSection } from './cost-section';
import { findingSection } from './finding-section';
import type { Limits } from './limits';
import { type Part, type Section, fixed, loose, versions } from './part';
import { stackParts } from './stack-section';

/** What the same commit would change in the environments that come next, folded. */
export function nextSections([first, ...next]: readonly ProposedEnvironment[], limits: Limits): Section[] {
  if (first === undefined || next.length === 0) return [];
  const sections = next.map((environment) =>
    areAlike(first, environment) ? alike(first, environment) : different(first, environment, limits),
  );
  return [loose([versions({ 0: () => '### Next environments\n\n', 12: () => '' })]), ...sections];
}

function alike(first: ProposedEnvironment, environment: ProposedEnvironment): Section {
  const text = `${span(environment.name)}: the same as ${span(first.name)}, apart from names${asks(environment)}.\n\n`;
  return loose([versions({ 0: () => text, 12: () => '' })]);
}

function different(first: ProposedEnvironment, environment: ProposedEnvironment, limits: Limits): Section {
  const name = htmlText(shortenedName(environment.name, 40));
  const { rest, alike: count, hasSameAccess } = besides(first, environment);
  const as = `as in ${span(first.name)}, apart from names`;
  const access = hasSameAccess ? loose([fixed(`Access changes ${as}.\n\n`)]) : accessSection(rest.access, limits);
  const parts = [findingSection(rest), access, costSection(rest.cost)];
  return {
    open: `<details><summary><code>${name}</code>: ${summary(environment)}</summary>\n\n`,
    parts: [
      ...(count === 0
        ? []
        : [fixed(`${counted(count, 'change')} ${as}.${changedIn(rest).length === 0 ? '' : ' Besides:'}\n\n`)]),
      ...changedIn(rest).flatMap((stack) => bodyParts(stack, limits)),
      ...parts.flatMap((section) => section.parts),
    ],
    close: '\n</details>\n\n',
    until: 5,
    instead: `${span(environment.name)}: ${summary(environment)}.\n\n`,
  };
}

function bodyParts(stack: PlannedStack, limits: Limits): Part[] {
  return [fixed(`${codeSpan(shortenedName(stack.stack, 80))}\n\n`), ...stackParts(stack, limits), fixed('\n')];
}

function summary(environment: ProposedEnvironment): string {
  const stacks = changedIn(environment);
  return `${counted(stacks.length, 'stack')} to change, ${worstLevel(stacks)} risk${asks(environment)}`;
}

function asks({ approvals, cost }: ProposedEnvironment): string {
  const bill = cost.lines.length === 0 ? '' : `, ${moneyChange(cost.after - cost.before)} USD a month`;
  return `${bill}${approvals === 0 ? '' : `, ${counted(approvals, 'approval')} needed`}`;
}

function span(name: string): string {
  return codeSpan(shortenedName(name, 40));
}
