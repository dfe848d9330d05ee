import type { Irreversible } from '../../model/irreversible';
import type { Proposal, ProposedEnvironment } from '../../model/proposal';
import { administeredSentence } from '../text/administered-sentence';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { braced } from '../text/braced';
import { type DangerGroup, dangerGroups, dangersOf } from '../view/dangers';
import { failureLines } from '../view/failure-lines';
import { plannedIn } from '../view/proposal-view';
import { type TextStyle, levelText, plain } from './text-style';

/** Every delete and replace, what the gates refuse, and what keeps the plans from being the whole truth. */
export function textWarnings(proposal: Proposal, style: TextStyle): string[] {
  const { paint } = style;
  const { administered = [] } = proposal;
  const refusals = proposal.environments.flatMap(({ name, refusals: all }) =>
    all.map(({ rule, sentence }) => `  ${plain(name)}, ${plain(rule)}: ${plain(sentence)}`),
  );
  return [
    ...block(
      paint.red('Deleted or replaced'),
      dangerGroups(dangersOf(proposal)).flatMap((group) => dangerLines(group, style)),
    ),
    ...block(paint.red('Cannot be undone'), (proposal.irreversible ?? []).map(irreversibleLine)),
    ...block(paint.red('The gate refuses this as it stands'), refusals),
    ...block(paint.yellow('Not all is well with these plans'), troubles(proposal)),
    ...(administered.length === 0 ? [] : [administeredSentence(administered, plain), '']),
  ];
}

function irreversibleLine({ stack, address, kind, sentence }: Irreversible): string {
  return `  ${plain(address)} in ${plain(stack)} (${kind}): ${plain(sentence)}`;
}

/** A title and what belongs to it; nothing where nothing does. */
export function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function dangerLines(group: DangerGroup, { paint }: TextStyle): string[] {
  const { action, type, addresses, stacks, why, risks, level } = group;
  const sign = paint.red(action === 'delete' ? '  -' : '-/+');
  const told = [...(why === null ? [] : [why]), ...risks].map(plain).join('; ');
  const [only, ...others] = addresses;
  const what = others.length === 0 ? plain(only) : `${addresses.length} × ${plain(type)}`;
  return [
    `  ${sign} ${what} in ${stacks.map(plain).join(', ')} (${levelText(level, paint)} risk)`,
    ...(told === '' ? [] : [`      ${told}`]),
    ...(others.length === 0 ? [] : braced(addresses).map((names) => `      ${plain(names)}`)),
  ];
}

function troubles({ environments, orphans }: Proposal): string[] {
  return [
    ...environments.flatMap(({ stacks }) => stacks).flatMap(unplanned),
    ...environments.flatMap(plannedIn).flatMap(planTroubles),
    ...orphans.map(({ stack, objects }) => {
      const left = objects === null ? 'its state cannot be read' : `objects that remain: ${objects}`;
      return `  ${plain(stack)} is no longer in the code; ${left}`;
    }),
  ];
}

function unplanned(stack: ProposedEnvironment['stacks'][number]): string[] {
  if (stack.kind === 'failed') {
    return [
      `  ${plain(stack.stack)} could not be planned:`,
      ...failureLines(stack.because).map((line) => `    ${plain(line)}`),
    ];
  }
  if (stack.kind === 'planned') return [];
  return [`  ${plain(stack.stack)} waits for ${stack.waitsFor.map(plain).join(', ')}, which has not been applied yet`];
}

function planTroubles({ stack, assessment: { changeSet } }: ReturnType<typeof plannedIn>[number]): string[] {
  const { errored, complete, deferred, drift, checks } = changeSet;
  const told = [
    ...(errored ? ['Terraform met an error while it planned; this plan is not whole'] : []),
    ...(complete ? [] : ['this plan is incomplete: another apply will be needed']),
    ...(deferred.length === 0 ? [] : [`${counted(deferred.length, 'change')} put off until more is known`]),
    ...(drift.length === 0
      ? []
      : [
          `changed outside of Terraform: ${listed(
            drift.map(({ address }) => plain(address)),
            20,
          )}`,
        ]),
    ...checks
      .filter(({ status }) => status === 'fail' || status === 'error')
      .map(({ address, problems }) => `a check fails: ${[address, ...problems].map(plain).join('; ')}`),
  ];
  return told.map((text) => `  ${plain(stack)}: ${text}`);
}
