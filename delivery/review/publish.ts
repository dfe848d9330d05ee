import type { PlannedStack } from '../model/planned-stack';
import type { Proposal } from '../model/proposal';
import type { ReviewRecord } from '../model/review-record';
import type { World } from '../ports/world';
import { type StackFacts, reviewRecord } from './review-record';
import { signed } from './signed';

/** What reviewers are shown of a pull request. */
export interface ShownPlans {
  readonly proposal: Proposal;
  readonly planned: readonly PlannedStack[];
  readonly pullRequest: number | null;
  /** The one environment that is shown; left out where all are. */
  readonly environment?: string;
  readonly at: Date;
}

/** Puts down what reviewers are shown, signed, where an apply of the same commit finds it. */
export async function publish(shown: ShownPlans, { reviews, trust }: Pick<World, 'reviews' | 'trust'>): Promise<void> {
  const record = recordOf(shown, trust);
  await reviews.publish({ commit: record.commit, text: signed(record, trust.keys.current) });
}

/** The record of what reviewers are shown, as {@link publish} puts it down. */
export function recordOf(shown: ShownPlans, trust: Pick<World['trust'], 'repository' | 'author'>): ReviewRecord {
  const { proposal, planned, ...about } = shown;
  const stacks = Object.fromEntries(planned.flatMap(factsOf));
  const { repository, author: by } = trust;
  return reviewRecord({ proposal, stacks, repository, by, ...about });
}

function factsOf(planned: PlannedStack): [string, StackFacts][] {
  if (planned.kind !== 'planned') return [];
  const { state, providers } = planned.plan;
  return [[planned.stack.id, { synthDigest: planned.stack.digest, state, providers }]];
}
