import { approvalsNeeded } from '../approvals';
import { HOLDS, type Known, refuses, type StandingRule } from './rule';

/** As many people approved as the risks of the changes ask for. */
export const approvalsRule: StandingRule = (known) => {
  const { applying, environment, approvedBy } = known;
  const needed = approvalsNeeded(applying.assessment.changes, environment);
  const people = [...new Set(approvedBy)].sort();
  if (people.length >= needed) return HOLDS;
  const { stack } = applying.assessment.changeSet;
  const given =
    people.length === 0
      ? 'nobody gave one since it was planned'
      : `only ${people.join(', ')} gave one since it was planned`;
  const why = `${environment.name} asks for ${needed} ${needed === 1 ? 'approval' : 'approvals'} of ${stack}`;
  return refuses('approvals', `${why} (${risksOf(known, needed)}), and ${given}; ${askFor(known)}`);
};

/** The kinds of risk that ask for so many. */
function risksOf({ applying, environment }: Known, needed: number): string {
  const kinds = applying.assessment.changes.flatMap(({ risks }) => risks.map(({ kind }) => kind));
  return [...new Set(kinds)].filter((kind) => environment.review.approvals[kind] === needed).join(', ');
}

function askFor({ review }: Known): string {
  if (review?.pullRequest == null) return 'review it in a pull request, which people can approve';
  return `ask for them on pull request #${review.pullRequest}, of commit ${review.commit.slice(0, 12)}`;
}
