import type { Proposal } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { plannedIn, touchedEnvironments } from '../view/proposal-view';

/** How a plan comes to be applied, and what exactly was planned. */
export function footer(proposal: Proposal): string {
  const [first, ...next] = touchedEnvironments(proposal);
  const unchanged =
    proposal.unaffected === 0
      ? []
      : [
          `${counted(proposal.unaffected, 'stack')} left as they are`.replace(
            '1 stack left as they are',
            '1 stack left as it is',
          ),
        ];
  const facts = [
    `commit ${codeSpan(proposal.commit.slice(0, 12))}`,
    `tree ${codeSpan(proposal.tree.slice(0, 12))}`,
    ...versionsOf(proposal),
    ...unchanged,
    'full report: the job summary of this run',
  ];
  return `---\n${
    first === undefined
      ? ''
      : `${applies(
          first.name,
          next.map(({ name }) => name),
          first.approvals,
        )}\n\n`
  }${capital(facts.join(' · '))}\n`;
}

function applies(first: string, next: readonly string[], approvals: number): string {
  const needs = approvals === 0 ? '' : ` Needs ${counted(approvals, 'approval')}.`;
  const then =
    next.length === 0 ? '' : ` The same commit is then promoted to ${listed(next.map(span), 6)}, through a gate each.`;
  return `Merging applies this to ${span(first)}.${then}${needs} An apply whose fresh plan has another review code is refused.`;
}

function versionsOf({ environments }: Proposal): string[] {
  const versions = new Set(environments.flatMap(plannedIn).map(({ assessment }) => assessment.changeSet.terraform));
  return versions.size === 0 ? [] : [`Terraform ${listed([...versions].sort().map(span), 3)}`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function span(name: string): string {
  return codeSpan(shortenedName(name, 40));
}
