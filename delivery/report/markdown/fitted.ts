import type { Must, Part, Section, Stage } from './part';

/** A document that fits, and what it had to leave out for that. */
export interface Fitted {
  readonly text: string;
  /** Rows that are not there at all. */
  readonly rowsLeftOut: number;
  /** Rows that are there in a shorter form. */
  readonly rowsShortened: number;
  /** What had to be listed by name, and is counted instead. */
  readonly notListed: readonly Must[];
}

interface Piece {
  readonly part: Part;
  text: string;
  bytes: number;
  stage: Stage;
}

interface Block {
  readonly section: Section;
  readonly pieces: readonly Piece[];
  closed: boolean;
}

const COUNTED: Stage = 10;
const LAST: Stage = 12;

/** Sections as one text of at most `limit` bytes: stage by stage, the longest give way first, until it fits. */
export function fitted(sections: readonly Section[], limit: number): Fitted {
  const blocks = sections.map((section) => ({ section, pieces: section.parts.map(whole), closed: false }));
  let total = blocks.reduce((sum, block) => sum + bytesOf(block), 0);
  for (let stage: Stage = 1; total > limit; stage = (stage + 1) as Stage) {
    for (const giveWay of candidates(blocks, stage)) {
      total -= giveWay();
      if (total <= limit) break;
    }
    if (stage === LAST) break;
  }
  return result(blocks);
}

function whole(part: Part): Piece {
  const text = part.at(0);
  return { part, text, bytes: size(text), stage: 0 };
}

function bytesOf({ section, pieces, closed }: Block): number {
  if (closed) return size(section.instead);
  return pieces.reduce((sum, { bytes }) => sum + bytes, size(section.open) + size(section.close));
}

/** What can give way at a stage, the one that frees most first; each returns the bytes that it frees. */
function candidates(blocks: Block[], stage: Stage): (() => number)[] {
  const open = blocks.filter(({ closed }) => !closed);
  const closing = open.filter(({ section }) => section.until <= stage && section.close + section.open !== '');
  const pieces = open.filter((block) => !closing.includes(block)).flatMap((block) => block.pieces);
  const all = [
    ...closing.map((block) => ({ frees: bytesOf(block) - size(block.section.instead), run: () => closed(block) })),
    ...pieces.map((piece) => {
      const text = piece.part.at(stage);
      return { frees: piece.bytes - size(text), run: () => shorter(piece, text, stage) };
    }),
  ];
  return all
    .filter(({ frees }) => frees > 0)
    .sort((a, b) => b.frees - a.frees)
    .map(({ run }) => run);
}

function closed(block: Block): number {
  const before = bytesOf(block);
  block.closed = true;
  return before - bytesOf(block);
}

function shorter(piece: Piece, text: string, stage: Stage): number {
  const before = piece.bytes;
  Object.assign(piece, { text, bytes: size(text), stage });
  return before - piece.bytes;
}

function result(blocks: readonly Block[]): Fitted {
  const text = blocks
    .map(({ section, pieces, closed: isClosed }) =>
      isClosed ? section.instead : `${section.open}${pieces.map((piece) => piece.text).join('')}${section.close}`,
    )
    .join('');
  const left = blocks.flatMap(({ pieces, closed: isClosed }) =>
    pieces.filter(({ text: shown, part }) => (isClosed || shown === '') && part.musts === undefined),
  );
  const short = blocks.flatMap(({ pieces, closed: isClosed }) =>
    isClosed
      ? []
      : pieces.filter(({ stage, text: shown, part }) => stage > 0 && shown !== '' && part.musts === undefined),
  );
  return {
    text,
    rowsLeftOut: rowsOf(left),
    rowsShortened: rowsOf(short),
    notListed: blocks.flatMap(({ pieces }) =>
      pieces.flatMap(({ stage, part }) => (stage < COUNTED ? [] : (part.musts ?? []))),
    ),
  };
}

function rowsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { part }) => sum + part.rows, 0);
}

function size(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
