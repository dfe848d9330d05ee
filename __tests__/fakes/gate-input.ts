import type { Environment } from '../../environments/schema/environment';
import { path } from '../../environments';
import { select } from '../../environments/selection';
import type { Applying, GateInput } from '../../delivery/gate/gate-input';
import type { ChangeSet } from '../../delivery/model/change-set';
import type { ReviewedStack } from '../../delivery/model/review-record';
import { aChangeSet } from './change-set';
import { aRecord, aReviewedStack, assessed, FACTS } from './review';

const dev = select(path, {}).find(({ name }) => name === 'dev')!;

/** The environment `dev` that asks for nothing and lets nothing pass, with whatever a test says differently. */
export function environmentWith(review: Partial<Environment['review']> = {}): Environment {
  const none = Object.fromEntries(Object.keys(dev.review.approvals).map((kind) => [kind, 0]));
  const approvals = none as Environment['review']['approvals'];
  return { ...dev, review: { approvals, allowedDestruction: [], harmless: [], freezes: [], ...review } };
}

/** Parts of a {@link GateInput} that differ from a plan which is applied as it was reviewed. */
export interface Otherwise {
  readonly reviewedPlan?: ChangeSet;
  readonly plan?: ChangeSet;
  readonly reviewed?: Partial<ReviewedStack>;
  readonly applying?: Partial<Applying>;
  readonly input?: Partial<GateInput>;
}

/** A reviewed plan that is applied, and what a test says differently. */
export function aGateInput({ reviewedPlan = aChangeSet(), plan = reviewedPlan, ...rest }: Otherwise = {}): GateInput {
  const review = aRecord({ stacks: [aReviewedStack(reviewedPlan, rest.reviewed)] });
  return {
    environment: environmentWith(),
    applying: { ...FACTS, assessment: assessed(plan), tree: review.tree, ...rest.applying },
    review,
    approvedBy: [],
    cost: null,
    now: new Date('2026-11-21T12:00:00Z'),
    ...rest.input,
  };
}
