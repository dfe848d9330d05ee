import type { PlannedStack } from '../model/planned-stack';
import type { Proposal } from '../model/proposal';
import type { World } from '../ports/world';
import { type StackFacts, reviewRecord } from './review-record';
import { signed } from './signed';

/** What reviewers are shown of a pull request. */
export interface ShownPlans {
  readonly proposal: Proposal;
  readonly planned: readonly PlannedStack[];
  readonly pullRequest: number | null;
  readonly at: Date;
}

/** Puts down what reviewers are shown, signed, where an apply of the same commit finds it. */
export async function publish(
  { proposal, planned, pullRequest, at }: ShownPlans,
  { reviews, trust }: Pick<World, 'reviews' | 'trust'>,
): Promise<void> {
  const stacks = Object.fromEntries(planned.flatMap(factsOf));
  const { repository, author: by, keys } = trust;
  const record = reviewRecord({ proposal, stacks, repository, pullRequest, by, at });
  await reviews.publish({ commit: proposal.commit, text: signed(record, keys.current) });
}

function factsOf(planned: PlannedStack): [string, StackFacts][] {
  if (planned.kind !== 'planned') return [];
  const { state, providers } = planned.plan;
  return [[planned.stack.id, { synthDigest: planned.stack.digest, state, providers }]];
}
