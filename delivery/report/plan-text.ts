import type { Proposal, ProposedEnvironment } from '../model/proposal';
import { countsOf } from '../model/change-set';
import { paintOf } from './terminal/paint';
import { textChanges } from './terminal/text-changes';
import { textEffects } from './terminal/text-effects';
import { type TextStyle, levelText, plain } from './terminal/text-style';
import { textTable } from './terminal/text-table';
import { textWarnings } from './terminal/text-warnings';
import { counted } from './text/counted';
import { areAlike } from './view/alike';
import { changedIn, isQuiet, touchedEnvironments, worstLevel } from './view/proposal-view';

/** What a terminal can show: its columns, and whether colours are wanted. */
export interface TerminalStyle {
  readonly width: number;
  readonly colour: boolean;
}

/** What a change would do, for a terminal: no control character of any value reaches it, and no line is wrapped. */
export function planText(proposal: Proposal, { width, colour }: TerminalStyle): string {
  const style = { width, paint: paintOf(colour) };
  if (isQuiet(proposal)) return 'Nothing changes in any environment.\n';
  const environments = touchedEnvironments(proposal);
  const lines = [
    ...textTable(environments, style),
    ...textWarnings(proposal, style),
    ...environments.flatMap((environment, at) => environmentLines(environment, environments[0], { style, at })),
    sum(environments, style),
  ];
  return `${lines.join('\n')}\n`;
}

function environmentLines(
  environment: ProposedEnvironment,
  first: ProposedEnvironment | undefined,
  { style, at }: { style: TextStyle; at: number },
): string[] {
  if (at > 0 && first !== undefined && areAlike(first, environment)) {
    return [`${plain(environment.name)}: the same as ${plain(first.name)}, apart from names`, ''];
  }
  return [...textEffects(environment, style), ...changedIn(environment).flatMap((stack) => textChanges(stack, style))];
}

function sum(environments: readonly ProposedEnvironment[], { paint }: TextStyle): string {
  const stacks = environments.flatMap(changedIn);
  const { create, update, replace, delete: deleted } = countsOf(stacks.map(({ assessment }) => assessment.changeSet));
  const counts = `${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
  return `${counted(stacks.length, 'stack')} to change: ${counts}; ${levelText(worstLevel(stacks), paint)} risk`;
}
