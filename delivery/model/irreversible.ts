/** What cannot be had back once a change is applied. */
export type IrreversibleKind =
  /** Data goes with the object that holds it. */
  | 'data-dropped'
  /** What was kept of the past is kept for less time. */
  | 'history-shortened'
  /** The vendor lets it go one way only, so that this change fails in the middle of an apply. */
  | 'forward-only'
  /** What was encrypted or signed with it cannot be read or trusted any more. */
  | 'key-destroyed'
  /** A name that others may take, or that stays taken for a time. */
  | 'name-lost';

/** One thing that a plan does and that no later plan can undo. */
export interface Irreversible {
  /** The id of the stack. */
  readonly stack: string;
  readonly address: string;
  readonly kind: IrreversibleKind;
  /** What is lost and why, without a value that a plan may hide. */
  readonly sentence: string;
}
