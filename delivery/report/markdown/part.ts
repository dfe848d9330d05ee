/**
 * How much a document gives up to fit, the dearest last: 0 nothing; 1 what stays as it is; 2 attributes of updates;
 * 3 creates; 4 the bodies of stacks; 5 the next environments; 6 secondary lists; 7 reasons and full addresses of
 * removals; 8 all but the gravest stacks of the table; 9 its stacks; 10 routine removals by name, where they do not fit,
 * and 11 those of high risk; 12 all that can be counted.
 */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** Something that must be listed by name, if it fits at all. */
export interface Must {
  readonly type: string;
  readonly stacks: readonly string[];
  /** What it is, in full. */
  readonly line: string;
}

/** A piece of Markdown that can be had shorter. */
export interface Part {
  /** Its text at a stage: never longer than at an earlier one by more than a few words. */
  at(stage: Stage): string;
  /** The rows it stands for, which are left out where its text is empty. */
  readonly rows: number;
  /** What must be listed by name; where that cannot be, it is counted and the comment says so. */
  readonly musts?: readonly Must[];
}

/** Parts with a beginning and an end around them, which may give way to one line together. */
export interface Section {
  readonly open: string;
  readonly parts: readonly Part[];
  readonly close: string;
  /** The stage from which `instead` stands in its place. */
  readonly until: Stage;
  readonly instead: string;
}

/** A part that is the same at every stage. */
export function fixed(text: string): Part {
  return { at: () => text, rows: 0 };
}

/** A part given by its versions: each holds from its stage on. */
export function versions(texts: Readonly<Partial<Record<Stage, () => string>>>, rows = 0): Part {
  const made = new Map<Stage, string>();
  const at = (stage: Stage): string => {
    const from = startOf(texts, stage);
    const known = made.get(from);
    if (known !== undefined) return known;
    const text = texts[from]?.() ?? '';
    made.set(from, text);
    return text;
  };
  return { at, rows };
}

/** A section of parts that never give way as one. */
export function loose(parts: readonly Part[]): Section {
  return { open: '', parts, close: '', until: 12, instead: '' };
}

function startOf(texts: Readonly<Partial<Record<Stage, unknown>>>, stage: Stage): Stage {
  for (let from = stage; from > 0; from -= 1) {
    if (texts[from] !== undefined) return from;
  }
  return 0;
}
