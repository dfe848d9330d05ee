import { howToReview } from '../../model/how-to-review';
import { HOLDS, refuses, type Rule } from './rule';

/** Terraform and every provider have the reviewed versions: another one may read the same plan otherwise. */
export const versionsRule: Rule = ({ applying, reviewed, review }) => {
  const names = [...new Set([...Object.keys(reviewed.providers), ...Object.keys(applying.providers)])].sort();
  const tools = [
    { name: 'Terraform', then: reviewed.terraform, now: applying.assessment.changeSet.terraform },
    ...names.map((name) => ({ name, then: reviewed.providers[name], now: applying.providers[name] })),
  ];
  const differing = tools
    .filter(({ then, now }) => then !== now)
    .map(({ name, then, now }) => `${name} was ${then ?? 'absent'} and is ${now ?? 'absent'}`);
  if (differing.length === 0) return HOLDS;
  const next = `use the reviewed versions, or review with these: ${howToReview(review.pullRequest)}`;
  return refuses('versions', `${reviewed.stack} was planned with other tools: ${differing.join('; ')}; ${next}`);
};
