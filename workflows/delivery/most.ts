/**
 * How many jobs a workflow has room for. A test compares them with what the platform needs; nothing is synthesized to
 * write a workflow.
 */
export const MOST = {
  /** Jobs of one matrix (GitHub documentation, "Running variations of jobs in a workflow"). */
  matrix: 256,
  /** Matrices of plans: the stacks of all environments, 256 each. */
  chunks: 1,
  /** Waves of an apply: one more than the deepest chain of today, for releases from before a chain was shortened. */
  waves: 3,
} as const;
