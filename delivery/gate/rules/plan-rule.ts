import { type Difference, differenceBetween } from '../difference';
import { differenceSummary } from '../difference-text';
import { accepts, type Considered, HOLDS, refuses, reviewAgain, type Rule } from './rule';

/** The plan is the reviewed one, or differs only in a way that the environment calls harmless. */
export const planRule: Rule = (considered) => {
  const { reviewed, applying, environment } = considered;
  const difference = differenceBetween(reviewed, applying.assessment);
  if (difference.same) return HOLDS;
  const summary = differenceSummary(difference);
  if (considered.resumes === true && isSubset(difference, considered)) {
    return accepts(`the plan of ${reviewed.stack} is what an apply that stopped left of the reviewed one (${summary})`);
  }
  const harmless = environment.review.harmless.find((kind) => IS_HARMLESS[kind](difference, considered));
  if (harmless === undefined) {
    return refuses(
      'plan',
      `the plan of ${reviewed.stack} is not the reviewed one: ${summary}; ${reviewAgain(considered)}`,
    );
  }
  const names = difference.missing.map(({ name }) => name).join(', ');
  return accepts(
    `the plan of ${reviewed.stack} differs (${summary}: ${names}), as ${environment.name} allows: ${harmless}`,
  );
};

type Harmless = Considered['environment']['review']['harmless'][number];

const IS_HARMLESS: Readonly<Record<Harmless, (difference: Difference, considered: Considered) => boolean>> = {
  'fewer-changes': isSubset,
  'drift-healed': (difference, considered) =>
    isSubset(difference, considered) &&
    difference.missing.every(({ name }) => considered.reviewed.drifted.includes(name)),
};

/** What is left is exactly what was reviewed, some of it is gone, and Terraform says nothing new of the whole. */
function isSubset({ differing, added, missing }: Difference, { applying, reviewed }: Considered): boolean {
  const { errored, complete, checks } = applying.assessment.changeSet;
  const sound =
    !errored &&
    (complete || !reviewed.complete) &&
    checks.every(({ status }) => status === 'pass' || status === 'unknown');
  return differing.length === 0 && added.length === 0 && missing.length > 0 && sound;
}
