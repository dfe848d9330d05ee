import type { Environment } from '../../../environments/schema/environment';
import type { Refusal } from '../../model/refusal';
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

/** What one rule says: why the gate stays shut, and what it lets pass that a person should know of. */
export interface Ruling {
  readonly refusals: readonly Refusal[];
  readonly accepted: readonly string[];
}

/** One thing that must hold before a plan is applied, whoever reviewed it. */
export type StandingRule = (known: Known) => Ruling;

/** One thing that must hold of a plan and its review. */
export type Rule = (considered: Considered) => Ruling;

/** The rule holds, and there is nothing to tell. */
export const HOLDS: Ruling = { refusals: [], accepted: [] };

/** The rule does not hold. */
export function refuses(rule: string, sentence: string): Ruling {
  return { refusals: [{ rule, sentence }], accepted: [] };
}

/** The rule holds, for a reason that a person should know of. */
export function accepts(sentence: string): Ruling {
  return { refusals: [], accepted: [sentence] };
}

/** What to do about a difference from the review. */
export const REVIEW_AGAIN = 'review what would be applied now: npx sluice review';
