import type { Span } from './spans';

/** A part of a text that is another text in base64. */
export interface DecodedPart {
  readonly span: Span;
  readonly text: string;
}

const BASE64 = /(?<![\w+/-])[\w+/-]{16,}={0,2}(?![\w+/=-])/g;

/** Text, as opposed to the bytes that most words make when they are taken for base64. */
const PRINTABLE = /^[\t\n\r -~\u00a0-\u{10fffd}]+$/u;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The parts of a text that are base64, with or without padding, of something a person can read. */
export function decodedParts(text: string): DecodedPart[] {
  return [...text.matchAll(BASE64)].flatMap((match) => {
    const [code] = match;
    const decoded = decode(code);
    return decoded === undefined ? [] : [{ span: [match.index, match.index + code.length] as const, text: decoded }];
  });
}

function decode(code: string): string | undefined {
  try {
    const text = decoder.decode(Buffer.from(code, 'base64'));
    return PRINTABLE.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
