/** Why a gate stays shut. */
export interface Refusal {
  /** The rule that refuses, in a word or two, such as `digest` or `stateful delete`. */
  readonly rule: string;
  /** What is wrong, where, and what to do next. */
  readonly sentence: string;
}

/** What is said of one plan before it is applied. */
export interface Judgement {
  /** An empty list lets it be applied. */
  readonly refusals: readonly Refusal[];
  /** What is let pass although it is not quite what was reviewed: sentences to be told, never to be silent about. */
  readonly accepted: readonly string[];
}
