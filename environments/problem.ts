/** One thing wrong with an environment. */
export interface Problem {
  /** The file to open, relative to the repository. */
  readonly file: string;
  /** The path in the object, such as `warehouses.BI.size`. */
  readonly path: string;
  /** The value found, as source text; `nothing` where it is missing. */
  readonly found: string;
  /** What may stand there. */
  readonly allowed: string;
  /** A near miss among what is allowed. */
  readonly suggestion?: string;
}

/** A problem of the environment that is being read. */
export type Finding = Omit<Problem, 'file'>;

/** Every problem of every environment at once, in words for the person who will mend them. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly problems: readonly Problem[]) {
    super(message(problems));
    // The reader's mistake is in a data file: a trace into this program would only hide it.
    this.stack = this.message;
  }
}

function message(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${count} in the environments; nothing was synthesized.`, ...problems.map(paragraph)].join('\n\n');
}

function paragraph({ file, path, found, allowed, suggestion }: Problem): string {
  const lines = [`${file}: ${path}`, `  found    ${found}`, `  allowed  ${allowed}`];
  if (suggestion !== undefined) lines.push(`  did you mean ${suggestion}?`);
  return lines.join('\n');
}
