/** What became of one stack in a turn that several commands carry. */
export type StackStep = 'planning' | 'applying' | 'changed' | 'unchanged' | 'refused' | 'failed';

const STEPS: ReadonlySet<string> = new Set<StackStep>([
  'planning',
  'applying',
  'changed',
  'unchanged',
  'refused',
  'failed',
]);

/** What whoever took the turn found out, for those who apply. */
export interface TurnScope {
  /** Ids of the stacks that are to be applied, each after those it depends on. */
  readonly stacks: readonly string[];
  /** Whether nothing was ever verified in the environment. */
  readonly isFirst: boolean;
  /** Whether an apply of the same release stopped before its end. */
  readonly resumes: boolean;
}

/** How far a stack has come. */
export interface StackMark {
  readonly step: StackStep;
  /** Why it was refused or failed, as far as the ledger has room for it. */
  readonly because: readonly string[];
  /** Whether a gate let its plan in, in this attempt or an earlier one. */
  readonly wasLetIn: boolean;
}

/** What the ledger says of a turn. */
export interface TurnNotes extends TurnScope {
  readonly marks: ReadonlyMap<string, StackMark>;
}

const TO_APPLY = 'to apply: ';
const NOTHING = `${TO_APPLY}nothing`;
const FIRST = 'nothing was ever verified here';
const RESUMES = 'an apply of the same release stopped before its end';

/** A note on the ledger is cut after 140 characters, of which its state takes some. */
const LONGEST = 120;

/** What is to be done, as notes of the ledger that {@link turnIn} reads; the last says that it is all. */
export function scopeNotes({ stacks, isFirst, resumes }: TurnScope): string[] {
  const rows = stacks.length === 0 ? [] : rowsOf(stacks);
  return [
    ...(isFirst ? [FIRST] : []),
    ...(resumes ? [RESUMES] : []),
    ...rows.map((row) => TO_APPLY + row),
    endOf(stacks),
  ];
}

/** How far a stack has come, as a note of the ledger. */
export function stackNote(stack: string, step: StackStep, because = ''): string {
  return because === '' ? `${stack}: ${step}` : `${stack}: ${step}: ${because}`;
}

/** What the notes of an entry say, the oldest first; `null` where nobody has said yet all that is to be done. */
export function turnIn(notes: readonly string[]): TurnNotes | null {
  const rows = notes.filter((note) => note.startsWith(TO_APPLY) && note !== NOTHING);
  const stacks = [...new Set(rows.flatMap((row) => row.slice(TO_APPLY.length).split(', ')))];
  if (!notes.includes(endOf(stacks))) return null;
  const marks = new Map<string, StackMark>();
  for (const note of notes) mark(note, marks);
  return { stacks, isFirst: notes.includes(FIRST), resumes: notes.includes(RESUMES), marks };
}

function mark(note: string, marks: Map<string, StackMark>): void {
  const [, stack = '', step = '', because = ''] = /^([A-Za-z0-9_-]+): ([a-z]+)(?:: ([^]*))?$/.exec(note) ?? [];
  if (!isStep(step)) return;
  const before = marks.get(stack);
  // What is refused for several reasons is told in several notes.
  const others = before?.step === step ? before.because : [];
  const wasLetIn = before?.wasLetIn === true || step === 'applying';
  marks.set(stack, { step, because: because === '' ? others : [...others, because], wasLetIn });
}

function isStep(word: string): word is StackStep {
  return STEPS.has(word);
}

function endOf(stacks: readonly string[]): string {
  return stacks.length === 0 ? NOTHING : `in all ${stacks.length} stacks`;
}

function rowsOf(names: readonly string[]): string[] {
  const rows: string[] = [];
  for (const name of names) {
    const longer = `${rows.at(-1) ?? ''}, ${name}`;
    if (rows.length > 0 && longer.length + TO_APPLY.length <= LONGEST) rows[rows.length - 1] = longer;
    else rows.push(name);
  }
  return rows;
}
