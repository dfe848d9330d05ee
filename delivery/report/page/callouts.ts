import type { Orphan, ProposedEnvironment } from '../../model/proposal';
import { counted } from '../text/counted';
import { type Danger, type DangerGroup, dangerGroups } from '../view/dangers';
import { failureLines } from '../view/failure-lines';
import { plannedIn } from '../view/proposal-view';
import { type Html, NOTHING, code, joined, markup, sentence } from './markup';

/** Every delete and every replace, those of high risk first; always open. */
export function dangerCallout(dangers: readonly Danger[]): Html {
  if (dangers.length === 0) return NOTHING;
  const count = dangers.reduce((sum, { stacks }) => sum + stacks.length, 0);
  return callout(
    'grave',
    `${counted(count, 'object')} will be deleted or replaced`,
    dangerGroups(dangers).map(dangerItem),
  );
}

function dangerItem({ action, type, addresses, why, risks, level, stacks }: DangerGroup): Html {
  const told = [...(why === null ? [] : [why]), ...risks].map(sentence).join('; ');
  const [only, ...others] = addresses;
  const what = others.length === 0 ? code(only) : markup`${addresses.length} × ${code(type)}`;
  const names = others.length === 0 ? NOTHING : markup`<br />${joined(addresses.map(code), ' ')}`;
  return markup`<li class="danger">
    ${what} will be <strong>${action === 'delete' ? 'deleted' : 'replaced'}</strong> in
    ${joined(stacks.map(code), ', ')}${told === '' ? '' : `: ${told}`} <span class="${level}">${level} risk</span>${names}
  </li> `;
}

/** What the gates would refuse, and what to do. */
export function refusalCallout(environments: readonly ProposedEnvironment[]): Html {
  const items = environments.flatMap(({ name, refusals }) =>
    refusals.map(({ rule, sentence: refusal }) => markup`<li>${code(name)}, ${code(rule)}: ${sentence(refusal)}</li>`),
  );
  return items.length === 0 ? NOTHING : callout('grave', 'The gate refuses this as it stands', items);
}

/** Stacks whose plan failed, with what failed. */
export function failureCallout(environments: readonly ProposedEnvironment[]): Html {
  const items = environments
    .flatMap(({ stacks }) => stacks)
    .filter((stack) => stack.kind === 'failed')
    .map(({ stack, because }) => markup`<li>${code(stack)}${lines(failureLines(because))}</li>`);
  return items.length === 0
    ? NOTHING
    : callout('grave', `${counted(items.length, 'stack')} could not be planned`, items);
}

function lines(texts: readonly string[]): Html {
  return markup`<pre>${texts.map((text) => markup`<span>${text}</span>`)}</pre>`;
}

/** What cannot be planned yet, and what keeps the plans from being the whole truth. */
export function troubleCallout(environments: readonly ProposedEnvironment[], orphans: readonly Orphan[]): Html {
  const blocked = environments.flatMap(({ stacks }) => stacks).flatMap(blockedItem);
  const items = [...environments.flatMap(plannedIn).flatMap(troubles), ...orphans.map(orphanItem)];
  return markup`${items.length === 0 ? NOTHING : callout('', 'Not all is well with these plans', items)}
${blocked.length === 0 ? NOTHING : callout('', 'Blocked', blocked)}`;
}

function blockedItem(stack: ProposedEnvironment['stacks'][number]): Html[] {
  if (stack.kind !== 'blocked') return [];
  const upstream = joined(stack.waitsFor.map(code), ', ');
  return [markup`<li>${code(stack.stack)} is not planned yet: it waits for ${upstream} to be applied</li>`];
}

function orphanItem({ stack, objects }: Orphan): Html {
  const left = objects === null ? 'its state cannot be read' : `objects that remain: ${objects}`;
  return markup`<li>${code(stack)} is no longer in the code; ${left}</li>`;
}

function troubles({ stack, assessment: { changeSet } }: ReturnType<typeof plannedIn>[number]): Html[] {
  const { errored, complete, deferred, drift, checks } = changeSet;
  const told = [
    ...(errored ? [markup`Terraform met an error while it planned; this plan is not whole`] : []),
    ...(complete ? [] : [markup`this plan is incomplete: another apply will be needed`]),
    ...(deferred.length === 0 ? [] : [markup`${counted(deferred.length, 'change')} put off until more is known`]),
    ...(drift.length === 0
      ? []
      : [
          markup`${counted(drift.length, 'object')} changed outside of Terraform:
          ${joined(
            drift.map(({ address }) => code(address)),
            ', ',
          )}`,
        ]),
    ...checks
      .filter(({ status }) => status === 'fail' || status === 'error')
      .map(({ address, problems }) => markup`a check fails: ${code(address)} ${sentence(problems.join('; '))}`),
  ];
  return told.map((text) => markup`<li>${code(stack)}: ${text}</li>`);
}

function callout(kind: 'grave' | '', title: string, items: readonly Html[]): Html {
  return markup`<section class="callout ${kind}">
    <h2>${title}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}
