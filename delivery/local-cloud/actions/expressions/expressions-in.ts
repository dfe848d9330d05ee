/** A piece of a text: as it is, or the inside of `${{ … }}`. */
export interface Piece {
  readonly kind: 'text' | 'expression';
  readonly text: string;
}

/** The inside may hold texts in single quotes, and those anything. */
const EXPRESSION = /\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}/g;

/** The pieces of a text, in order; none of them empty. */
export function expressionsIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(EXPRESSION)) {
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) });
    pieces.push({ kind: 'expression', text: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}
