/** How far something is: `done` of `all`. */
export interface Steps {
  readonly done: number;
  readonly all: number;
}

/** The steps that a note of the ledger tells, as in `3 of 7 stacks`; `null` where it tells none. */
export function stepsIn(note: string): Steps | null {
  const [, done, all] = /(?:^|\s)(\d{1,6}) of (\d{1,6})(?:\s|$)/.exec(note) ?? [];
  return done === undefined || all === undefined || Number(all) === 0
    ? null
    : { done: Math.min(Number(done), Number(all)), all: Number(all) };
}
