import type { Proposal } from '../model/proposal';
import { codeSpan } from './text/code-span';
import { listed } from './text/listed';
import { planSummary } from './plan-comment';

const MOST = 40;

/**
 * What a change of a fork says, as the summary of a job: at most 1,000,000 bytes and the few lines that say what it is.
 * @param hidden ids of stacks whose Terraform differs in nothing that is an object: providers, outputs, what is only read.
 */
export function outsideSummary(proposal: Proposal, hidden: readonly string[]): string {
  const besides =
    hidden.length === 0
      ? ''
      : `Beside its objects, the Terraform of ${listed(hidden.map(codeSpan), MOST)} differs (providers, outputs, what is only read).\n\n`;
  return [
    '> [!NOTE]',
    '> Nothing was planned: a pull request of a fork gets no credentials. This is what its code says, object by object.',
    '> What a provider computes, and what Terraform would replace, only a plan can tell.',
    '',
    `${besides}${planSummary(proposal)}`,
  ].join('\n');
}
