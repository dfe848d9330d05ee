import type { Assessment } from '../model/assessment';
import { identityOf } from '../model/change-set';
import type { Proposal } from '../model/proposal';
import type { ReviewedStack, ReviewRecord } from '../model/review-record';

/** What is known of a planned stack besides its plan. */
export type StackFacts = Pick<ReviewedStack, 'synthDigest' | 'state' | 'providers'>;

/** What reviewers are shown, and who showed it to them. */
export interface ReviewInput {
  readonly proposal: Proposal;
  /** By id, of every stack that the proposal has a plan of. */
  readonly stacks: Readonly<Record<string, StackFacts>>;
  /** `OWNER/NAME`. */
  readonly repository: string;
  readonly pullRequest: number | null;
  /** The one environment that it is about; left out where it is about all of them. */
  readonly environment?: string;
  readonly by: string;
  readonly at: Date;
}

/** The record of a review: one entry for each stack that was planned, in the order of the proposal. */
export function reviewRecord({ proposal, stacks, repository, by, at, ...about }: ReviewInput): ReviewRecord {
  const { commit, tree, environments } = proposal;
  const { pullRequest, environment } = about;
  const planned = environments.flatMap(({ name, stacks: proposed }) =>
    proposed.flatMap((one) => (one.kind === 'planned' ? [{ environment: name, assessment: one.assessment }] : [])),
  );
  const reviewed = planned.map(({ environment, assessment }) => {
    const facts = stacks[assessment.changeSet.stack];
    if (facts === undefined) throw new Error(`nothing is known of the planned stack ${assessment.changeSet.stack}`);
    return reviewedStack(environment, assessment, facts);
  });
  const approvals = Math.max(0, ...environments.map((environment) => environment.approvals));
  const made = { by, at: at.toISOString() };
  const scope = environment === undefined ? {} : { environment };
  return { sluice: 1, repository, commit, tree, pullRequest, ...scope, ...made, approvals, stacks: reviewed };
}

/** One plan as a record keeps it. */
export function reviewedStack(
  environment: string,
  { changeSet, digest, changeDigests }: Assessment,
  facts: StackFacts,
): ReviewedStack {
  const { stack, terraform, complete, drift } = changeSet;
  const drifted = drift.map(identityOf).filter((name) => changeDigests[name] !== undefined);
  const { synthDigest, state, providers } = facts;
  const versions = { terraform, providers: inOrder(providers) };
  const plan = { planDigest: digest, complete, changes: { ...changeDigests }, drifted };
  return { stack, environment, synthDigest, state, ...versions, ...plan };
}

function inOrder(versions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
