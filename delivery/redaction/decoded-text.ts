import { isUtf8 } from 'node:buffer';

/** Text, as opposed to the bytes that most words make when they are taken for an encoding. */
const PRINTABLE = /^[\t\n\r -~\u00a0-\u{10fffd}]+$/u;
const HEXADECIMAL = /^(?:[0-9a-f]{2})+$/i;

/** Enough of a word to tell that it is not text, in most cases. */
const FIRST = 16;

/** What a word says in base64 and in hexadecimal, where a person can read that. */
export function decodedTexts(word: string): string[] {
  const codes = HEXADECIMAL.test(word) ? (['base64', 'hex'] as const) : (['base64'] as const);
  return codes.flatMap((code) => decoded(word, code) ?? []);
}

function decoded(word: string, code: 'base64' | 'hex'): string | undefined {
  const first = Buffer.from(word.slice(0, FIRST), code);
  if (first.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
  const bytes = Buffer.from(word, code);
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString();
  return PRINTABLE.test(text) ? text : undefined;
}
