import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { type PlannedStack, plannedIn } from '../view/proposal-view';
import { addressSpan } from './change-part';
import { type Part, type Section, fixed, loose, versions } from './part';

/** What keeps a plan from being the whole truth: failures, failing checks, drift, what is put off. */
export function troubleSection(environments: readonly ProposedEnvironment[]): Section {
  const parts = [...environments.flatMap(failures), ...environments.flatMap(plannedIn).flatMap(troubles)];
  if (parts.length === 0) return loose([]);
  return loose([fixed('> [!WARNING]\n> **Not all is well with these plans**\n>\n'), ...parts, fixed('\n')]);
}

function failures({ stacks }: ProposedEnvironment): Part[] {
  return stacks.flatMap((stack) => {
    if (stack.kind !== 'failed') return [];
    const { because } = stack;
    return [told(stack.stack, 'could not be planned', () => prose(because))];
  });
}

function troubles({ stack, assessment: { changeSet } }: PlannedStack): Part[] {
  const { errored, complete, deferred, drift, checks } = changeSet;
  const failing = checks.filter(({ status }) => status === 'fail' || status === 'error');
  const addresses = (changes: readonly { address: string }[]) =>
    listed(
      changes.map(({ address }) => addressSpan(address)),
      8,
    );
  return [
    ...(errored ? [told(stack, 'Terraform met an error while it planned; this plan is not whole', null)] : []),
    ...(complete ? [] : [told(stack, 'this plan is incomplete: another apply will be needed', null)]),
    ...(deferred.length === 0
      ? []
      : [
          told(stack, `${counted(deferred.length, 'change')} put off until more is known`, () =>
            addresses(deferred.map(({ change }) => change)),
          ),
        ]),
    ...(drift.length === 0
      ? []
      : [told(stack, `${counted(drift.length, 'object')} changed outside of Terraform`, () => addresses(drift))]),
    ...failing.map(({ address, status, problems }) =>
      told(stack, status === 'fail' ? 'a check fails' : 'a check could not run', () =>
        [addressSpan(address), ...problems.slice(0, 8).map(prose)].join('; '),
      ),
    ),
  ];
}

function told(stack: string, what: string, more: (() => string) | null): Part {
  const head = `> - ${codeSpan(shortenedName(stack, 80))}: ${what}`;
  return versions({
    0: () => (more === null ? `${head}\n` : `${head}: ${more()}\n`),
    6: () => `${head}\n`,
    10: () => '',
  });
}
