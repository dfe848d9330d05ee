/** A policy that cannot be judged: it says something that this evaluator does not know. Never taken for a yes or a no. */
export class PolicyNotUnderstood extends Error {
  override readonly name = 'PolicyNotUnderstood';
}
