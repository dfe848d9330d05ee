import type { Environment } from '../../../environments/schema/environment';
import { howToReview } from '../../model/how-to-review';
import type { Judgement } from '../../model/refusal';
import type { ReviewedStack, ReviewRecord } from '../../model/review-record';
import type { GateInput } from '../gate-input';

/** What every rule may look at. */
export interface Known extends GateInput {
  readonly environment: Environment;
}

/** What a rule may look at that compares a plan with its review. */
export interface Considered extends Known {
  readonly review: ReviewRecord;
  readonly reviewed: ReviewedStack;
}

/** One thing that must hold before a plan is applied, whoever reviewed it. */
export type StandingRule = (known: Known) => Judgement;

/** One thing that must hold of a plan and its review. */
export type Rule = (considered: Considered) => Judgement;

/** The rule holds, and there is nothing to tell. */
export const HOLDS: Judgement = { refusals: [], accepted: [] };

/** The rule does not hold. */
export function refuses(rule: string, sentence: string): Judgement {
  return { refusals: [{ rule, sentence }], accepted: [] };
}

/** The rule holds, for a reason that a person should know of. */
export function accepts(sentence: string): Judgement {
  return { refusals: [], accepted: [sentence] };
}

/** What to do about a difference from the review. */
export function reviewAgain({ review }: Considered): string {
  return `review what would be applied now: ${howToReview(review.pullRequest)}`;
}
