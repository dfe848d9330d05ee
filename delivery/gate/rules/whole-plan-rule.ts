import { HOLDS, refuses, reviewAgain, type Rule } from './rule';

/** A plan is applied only without errors, and in part only where that was reviewed. */
export const wholePlanRule: Rule = (considered) => {
  const { applying, reviewed } = considered;
  const { errored, complete, deferred } = applying.assessment.changeSet;
  if (errored) {
    return refuses('errored plan', `Terraform met an error while it planned ${reviewed.stack}; mend it and plan again`);
  }
  const unseen = deferred.filter(({ change }) => reviewed.changes[`deferred ${change.address}`] === undefined);
  if ((complete || !reviewed.complete) && unseen.length === 0) return HOLDS;
  const what =
    unseen.length === 0 ? 'is not complete' : `puts off ${unseen.map(({ change }) => change.address).join(', ')}`;
  return refuses(
    'incomplete plan',
    `the plan of ${reviewed.stack} ${what}, unlike the reviewed one; ${reviewAgain(considered)}`,
  );
};
