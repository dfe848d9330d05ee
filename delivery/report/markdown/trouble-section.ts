import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { fenced } from '../text/fenced';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortened, shortenedName } from '../text/shortened';
import { failureLines } from '../view/failure-lines';
import { type PlannedStack, plannedIn } from '../view/proposal-view';
import { addressSpan } from './change-part';
import { type Part, type Section, fixed, loose, versions } from './part';

const LONGEST_LINE = 300;

/** Stacks whose plan failed: nothing is known of them. */
export function failureSection(environments: readonly ProposedEnvironment[]): Section {
  const failed = environments.flatMap(({ stacks }) => stacks).filter((stack) => stack.kind === 'failed');
  if (failed.length === 0) return loose([]);
  const title = `> [!CAUTION]\n> **${counted(failed.length, 'stack')} could not be planned**\n>\n`;
  return loose([fixed(title), ...failed.map(failurePart), fixed('\n')]);
}

function failurePart({ stack, because }: { stack: string; because: string }): Part {
  const head = `> - ${codeSpan(shortenedName(stack, 80))}`;
  const lines = failureLines(because).map((line) => shortened(line, LONGEST_LINE));
  const [first = ''] = lines;
  return versions({
    0: () => (lines.length > 1 ? `${head}\n${fenced(lines, 'text', '>   ')}\n` : `${head}: ${prose(first)}\n`),
    4: () => `${head}: ${prose(shortened(first, 200))}\n`,
    8: () => `${head}\n`,
    10: () => '',
  });
}

/** What keeps a plan from being the whole truth: failing checks, drift, what is put off. */
export function troubleSection(environments: readonly ProposedEnvironment[]): Section {
  const parts = environments.flatMap(plannedIn).flatMap(troubles);
  if (parts.length === 0) return loose([]);
  return loose([fixed('> [!WARNING]\n> **Not all is well with these plans**\n>\n'), ...parts, fixed('\n')]);
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
