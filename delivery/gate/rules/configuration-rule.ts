import { accepts, HOLDS, refuses, reviewAgain, type Rule } from './rule';

/**
 * The Terraform that is applied is the reviewed one, to the byte of its meaning. Trees are compared only to say so: a
 * squash, a merge or a change of another stack makes another tree of the same stack.
 */
export const configurationRule: Rule = (considered) => {
  const { applying, reviewed, review } = considered;
  if (applying.synthDigest !== reviewed.synthDigest) {
    const [now, then] = [applying.synthDigest, reviewed.synthDigest].map((digest) => digest.slice(0, 12));
    const what = `${reviewed.stack} synthesizes to other Terraform (${now}) than the reviewed one (${then})`;
    return refuses('configuration', `${what}; ${reviewAgain(considered)}`);
  }
  if (applying.tree === null || applying.tree === review.tree) return HOLDS;
  const trees = `tree ${applying.tree.slice(0, 12)} is not the reviewed ${review.tree.slice(0, 12)}`;
  return accepts(`${trees}, but ${reviewed.stack} is the same in both`);
};
