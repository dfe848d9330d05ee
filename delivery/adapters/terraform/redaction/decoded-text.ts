import { isUtf8 } from 'node:buffer';

/** Text, as opposed to the bytes that most words make when they are taken for base64. */
const PRINTABLE = /^[\t\n\r -~\u00a0-\u{10fffd}]+$/u;

/** Enough of a word to tell that it is not text, in most cases. */
const FIRST = 16;

/** What a word says in base64, where a person can read that; `undefined` where it is no base64 of a text. */
export function decodedText(word: string): string | undefined {
  const first = Buffer.from(word.slice(0, FIRST), 'base64');
  if (first.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
  const bytes = Buffer.from(word, 'base64');
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString();
  return PRINTABLE.test(text) ? text : undefined;
}
