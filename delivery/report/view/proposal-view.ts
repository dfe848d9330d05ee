import { type Change, isEmpty } from '../../model/change-set';
import type { Assessment } from '../../model/assessment';
import type { Proposal, ProposedEnvironment, ProposedStack } from '../../model/proposal';
import { type RiskLevel, highestLevel } from '../../model/risk';

/** A stack that was planned. */
export type PlannedStack = Extract<ProposedStack, { kind: 'planned' }>;

/** The stacks of an environment that were planned. */
export function plannedIn({ stacks }: Pick<ProposedEnvironment, 'stacks'>): PlannedStack[] {
  return stacks.filter((stack) => stack.kind === 'planned');
}

/** The stacks whose plan holds anything that a reviewer should see. */
export function changedIn(environment: Pick<ProposedEnvironment, 'stacks'>): PlannedStack[] {
  return plannedIn(environment).filter(({ assessment }) => !isQuietPlan(assessment));
}

/** The environments that a change touches, in the order of the path: the first is where it goes next. */
export function touchedEnvironments({ environments }: Pick<Proposal, 'environments'>): ProposedEnvironment[] {
  return environments.filter(
    (environment) =>
      changedIn(environment).length > 0 ||
      environment.refusals.length > 0 ||
      environment.stacks.some(({ kind }) => kind !== 'planned'),
  );
}

/** Whether a change does nothing that anyone need look at. */
export function isQuiet(proposal: Pick<Proposal, 'environments' | 'orphans' | 'administered'>): boolean {
  const { orphans, administered = [] } = proposal;
  return touchedEnvironments(proposal).length === 0 && orphans.length === 0 && administered.length === 0;
}

/** The worst level of risk among plans. */
export function worstLevel(stacks: readonly PlannedStack[]): RiskLevel {
  const levels = stacks.flatMap(({ assessment }) => assessment.changes.map(({ risks }) => highestLevel(risks)));
  return levels.includes('high') ? 'high' : levels.includes('medium') ? 'medium' : 'low';
}

/** Whether a change takes an object away, for good or to make another in its place. */
export function isRemoval({ action }: Pick<Change, 'action'>): boolean {
  return action === 'delete' || action === 'replace';
}

/** The first twelve digits of a plan's digest in groups: what reviewers compare. */
export function reviewCode({ digest }: Pick<Assessment, 'digest'>): string {
  return digest.slice(0, 12).replace(/(.{4})(?=.)/g, '$1-');
}

function isQuietPlan({ changeSet }: Assessment): boolean {
  const { drift, checks, errored, complete } = changeSet;
  const failing = checks.some(({ status }) => status === 'fail' || status === 'error');
  return isEmpty(changeSet) && drift.length === 0 && !failing && !errored && complete;
}
