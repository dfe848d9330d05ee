import { isEmpty } from '../model/change-set';
import type { Refusal } from '../model/refusal';
import type { ReviewedStack } from '../model/review-record';
import { type Difference, differenceBetween } from './difference';
import type { GateInput } from './gate-input';
import { configurationRule } from './rules/configuration-rule';
import { freezeRule } from './rules/freeze-rule';
import { planRule } from './rules/plan-rule';
import { type Considered, refuses, type Rule } from './rules/rule';
import { stateRule } from './rules/state-rule';
import { versionsRule } from './rules/versions-rule';
import { wholePlanRule } from './rules/whole-plan-rule';

/** What a gate says to one apply. */
export interface Verdict {
  /** An empty list opens the gate. */
  readonly refusals: readonly Refusal[];
  /** What is let pass although it is not quite what was reviewed: to be told, never to be silent about. */
  readonly accepted: readonly string[];
  /** How the plan differs from the reviewed one; `null` where none was reviewed. */
  readonly difference: Difference | null;
}

const RULES: readonly Rule[] = [stateRule, configurationRule, versionsRule, wholePlanRule, planRule, freezeRule];

/** What a gate says: every rule is asked, so that one refusal hides no other. What is not known is refused. */
export function verdictOn(input: GateInput): Verdict {
  const { environment, applying, review } = input;
  const { stack } = applying.assessment.changeSet;
  if (environment === undefined) {
    const sentence = `no environment of this tree owns the stack ${stack}; name it ENVIRONMENT-STACK, after one of them`;
    return { ...refuses('environment', sentence), difference: null };
  }
  if (changesNothing(input)) {
    return {
      refusals: [],
      accepted: [`the plan of ${stack} changes nothing, so that there is nothing to review`],
      difference: null,
    };
  }
  const reviewed = review?.stacks.find((one) => one.stack === stack && one.environment === environment.name);
  if (review === null || reviewed === undefined) return { ...refuses('review', missing(input)), difference: null };
  return judged({ ...input, environment, review, reviewed });
}

/** Reasons to refuse; an empty list opens the gate. */
export function gateRefusals(input: GateInput): readonly Refusal[] {
  return verdictOn(input).refusals;
}

function judged(considered: Considered): Verdict {
  const rulings = RULES.map((rule) => rule(considered));
  return {
    refusals: rulings.flatMap(({ refusals }) => refusals),
    accepted: rulings.flatMap(({ accepted }) => accepted),
    difference: differenceBetween(considered.reviewed, considered.applying.assessment),
  };
}

/** A repeated apply of what is already there harms nothing, and a promotion that goes on after a stop depends on it. */
function changesNothing({ applying: { assessment } }: GateInput): boolean {
  const { changeSet } = assessment;
  return isEmpty(changeSet) && changeSet.complete && !changeSet.errored;
}

function missing({ applying, review }: GateInput): string {
  const { stack } = applying.assessment.changeSet;
  if (review === null)
    return `nobody reviewed a plan of ${stack}: no valid record belongs to this commit; npx sluice review`;
  const known = review.stacks.map((one: ReviewedStack) => one.stack).join(', ');
  const record = `the review of commit ${review.commit.slice(0, 12)}`;
  return `${record} does not hold ${stack}, only: ${known === '' ? 'nothing' : known}; npx sluice review`;
}
