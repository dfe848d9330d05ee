import { countsOf } from '../../model/change-set';
import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted, grouped } from '../text/counted';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { changedIn, worstLevel } from '../view/proposal-view';

/** The heading of a plan: where it goes, how much changes, and the worst of it. */
export function title([first, ...next]: readonly ProposedEnvironment[]): string {
  if (first === undefined) return '## Plan\n\n';
  const stacks = changedIn(first);
  const later =
    next.length === 0
      ? ''
      : `, then ${listed(
          next.map(({ name }) => span(name)),
          6,
        )}`;
  const all = [first, ...next].flatMap(changedIn);
  const failed = [first, ...next].flatMap((environment) => environment.stacks).filter(({ kind }) => kind === 'failed');
  const told = [
    stacks.length === 1 ? '1 stack changes' : `${grouped(stacks.length)} stacks change`,
    ...(all.length === 0 ? [] : [`${worstLevel(all)} risk${worst(all)}`]),
    ...(failed.length === 0 ? [] : [`${counted(failed.length, 'stack')} could not be planned`]),
  ];
  return `## Plan: ${span(first.name)}${later} · ${told.join(' · ')}\n\n`;
}

function worst(stacks: ReturnType<typeof changedIn>): string {
  const { replace, delete: deleted } = countsOf(stacks.map(({ assessment }) => assessment.changeSet));
  const told = [
    ...(deleted === 0 ? [] : [counted(deleted, 'delete')]),
    ...(replace === 0 ? [] : [counted(replace, 'replace')]),
  ];
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function span(name: string): string {
  return codeSpan(shortenedName(name, 40));
}
