import { isEmpty } from '../model/change-set';
import { howToReview } from '../model/how-to-review';
import type { Judgement, Refusal } from '../model/refusal';
import type { ReviewedStack } from '../model/review-record';
import { type Difference, differenceBetween } from './difference';
import type { GateInput } from './gate-input';
import { approvalsRule } from './rules/approvals-rule';
import { configurationRule } from './rules/configuration-rule';
import { costRule } from './rules/cost-rule';
import { destructionRule } from './rules/destruction-rule';
import { freezeRule } from './rules/freeze-rule';
import { planRule } from './rules/plan-rule';
import { accepts, refuses, type Rule, type StandingRule } from './rules/rule';
import { stateRule } from './rules/state-rule';
import { versionsRule } from './rules/versions-rule';
import { wholePlanRule } from './rules/whole-plan-rule';

/** What a gate says to one apply. */
export interface Verdict extends Judgement {
  /** How the plan differs from the reviewed one; `null` where none was reviewed. */
  readonly difference: Difference | null;
}

/** What holds even for what nobody could review. */
const UNREVIEWED: readonly StandingRule[] = [destructionRule, costRule, freezeRule];

const STANDING: readonly StandingRule[] = [approvalsRule, ...UNREVIEWED];

const OF_REVIEW: readonly Rule[] = [stateRule, configurationRule, versionsRule, wholePlanRule, planRule];

/** What a gate says: every rule is asked, so that one refusal hides no other. What is not known is refused. */
export function verdictOn(input: GateInput): Verdict {
  const { environment, applying, review } = input;
  const { stack, changes } = applying.assessment.changeSet;
  if (applying.assessment.changes.length !== changes.length) throw new Error(`the plan of ${stack} was not assessed`);
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
  if (reviewed === undefined && isNew(input)) {
    const told = accepts(`${stack} is new in ${environment.name}, where nothing was ever verified: nobody reviewed it`);
    return { ...together([told, ...UNREVIEWED.map((rule) => rule({ ...input, environment }))]), difference: null };
  }
  const standing = STANDING.map((rule) => rule({ ...input, environment }));
  if (review === null || reviewed === undefined) {
    return { ...together([refuses('review', missing(input)), ...standing]), difference: null };
  }
  const ofReview = OF_REVIEW.map((rule) => rule({ ...input, environment, review, reviewed }));
  return { ...together([...ofReview, ...standing]), difference: differenceBetween(reviewed, applying.assessment) };
}

/** Reasons to refuse; an empty list opens the gate. */
export function gateRefusals(input: GateInput): readonly Refusal[] {
  return verdictOn(input).refusals;
}

function together(rulings: readonly Judgement[]): Judgement {
  return {
    refusals: rulings.flatMap(({ refusals }) => refusals),
    accepted: rulings.flatMap(({ accepted }) => accepted),
  };
}

/** A repeated apply of what is already there harms nothing, and a promotion that goes on after a stop depends on it. */
function changesNothing({ applying: { assessment } }: GateInput): boolean {
  const { changeSet } = assessment;
  return isEmpty(changeSet) && changeSet.complete && !changeSet.errored;
}

/**
 * The first release of an environment finds nothing there that it could harm, and half of its stacks could not be planned
 * for a review before the others are applied. A stack that has a state already is only let pass where that release itself
 * left it so.
 */
function isNew({ applying: { state }, isFirst = false, resumes = false }: GateInput): boolean {
  return isFirst && (state === null || resumes);
}

function missing({ applying, review }: GateInput): string {
  const { stack } = applying.assessment.changeSet;
  if (review === null)
    return `nobody reviewed a plan of ${stack}: no valid record belongs to this commit; ${howToReview()}`;
  const known = review.stacks.map((one: ReviewedStack) => one.stack).join(', ');
  const record = `the review of commit ${review.commit.slice(0, 12)}`;
  return `${record} does not hold ${stack}, only: ${known === '' ? 'nothing' : known}; ${howToReview(review.pullRequest)}`;
}
