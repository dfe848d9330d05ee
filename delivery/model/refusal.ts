/** Why a gate stays shut. */
export interface Refusal {
  /** The rule that refuses, in a word or two, such as `digest` or `stateful delete`. */
  readonly rule: string;
  /** What is wrong, where, and what to do next. */
  readonly sentence: string;
}
