import type { Proposal, ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { plannedIn, touchedEnvironments } from '../view/proposal-view';

/** How a plan comes to be applied, and what exactly was planned. */
export function footer(proposal: Proposal): string {
  const facts = [
    `Commit ${codeSpan(proposal.commit.slice(0, 12))}`,
    `tree ${codeSpan(proposal.tree.slice(0, 12))}`,
    ...versionsOf(proposal),
    ...unaffected(proposal),
    'full report: the job summary of this run',
  ];
  return `---\n${applies(touchedEnvironments(proposal))}${facts.join(' · ')}\n`;
}

function applies([first, ...next]: readonly ProposedEnvironment[]): string {
  if (first === undefined) return '';
  if ([first, ...next].some(({ stacks }) => stacks.some(({ kind }) => kind === 'failed'))) {
    return 'Nothing of this can be applied before all of it is planned.\n\n';
  }
  const needs = first.approvals === 0 ? '' : ` Needs ${counted(first.approvals, 'approval')}.`;
  const names = listed(
    next.map(({ name }) => span(name)),
    6,
  );
  const then = next.length === 0 ? '' : ` The same commit is then promoted to ${names}, through a gate each.`;
  return `Merging applies this to ${span(first.name)}.${then}${needs} An apply whose fresh plan has another review code is refused.\n\n`;
}

function unaffected({ unaffected: count }: Proposal): string[] {
  if (count === 0) return [];
  return [`${counted(count, 'stack')} left as ${count === 1 ? 'it is' : 'they are'}`];
}

function versionsOf({ environments }: Proposal): string[] {
  const versions = new Set(environments.flatMap(plannedIn).map(({ assessment }) => assessment.changeSet.terraform));
  return versions.size === 0 ? [] : [`Terraform ${listed([...versions].sort().map(span), 3)}`];
}

function span(name: string): string {
  return codeSpan(shortenedName(name, 40));
}
