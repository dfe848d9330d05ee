import type { Span } from './spans';

/** A stretch of a text without a space or a dot, long enough to be a key or something encoded. */
export interface CodeWord {
  readonly word: string;
  readonly span: Span;
}

const WORD = /(?<![\w+/-])[\w+/-]{16,}={0,2}/g;

/** The words of a text that may be base64, or drawn by lot. */
export function codeWords(text: string): CodeWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, span: [index, index + word.length] }));
}
