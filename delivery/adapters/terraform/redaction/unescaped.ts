import type { Span } from './spans';

/** A text in which escapes are undone, and where its characters stood. */
export interface Unescaped {
  readonly text: string;
  /** The span of the first text that a span of this one was. */
  readonly origin: (span: Span) => Span;
}

/** Escapes of JSON and of shells, of URLs, of HTML. */
const ESCAPE = /\\u[0-9a-f]{4}|\\["'\\/bfnrt]|(?:%[0-9a-f]{2})+|&(?:amp|lt|gt|quot|apos|#34|#39|#x27|#x22);/gi;

const HTML: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#x22;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
};
const CONTROL: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** How often a text may be escaped within an escaped text. */
const DEEPEST = 4;

/**
 * A text, and what it says once its escapes are undone, once and again: a value is escaped by whatever writes it into
 * something else, and by halves where a shell undoes some of that.
 */
export function* unescapedForms(text: string): Generator<Unescaped> {
  let form: Unescaped = { text, origin: (span) => span };
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    yield form;
    const next = unescaped(form);
    if (next === undefined) return;
    form = next;
  }
}

function unescaped({ text, origin }: Unescaped): Unescaped | undefined {
  if (!/[\\%&]/.test(text)) return undefined;
  const parts: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const match of text.matchAll(ESCAPE)) {
    parts.push(text.slice(at, match.index));
    for (; at < match.index; at += 1) starts.push(at);
    for (const [character, length] of meaning(match[0])) {
      parts.push(character);
      starts.push(at, ...(character.length === 2 ? [at] : []));
      at += length;
    }
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(at));
  for (; at <= text.length; at += 1) starts.push(at);
  return { text: parts.join(''), origin: ([from, to]) => origin([starts[from] ?? 0, starts[to] ?? text.length]) };
}

/** The characters that an escape stands for, each with the length of its part of the escape. */
function meaning(escape: string): [character: string, length: number][] {
  if (escape.startsWith('%')) return percentMeaning(escape);
  const [, kind = ''] = escape;
  if (escape.startsWith('&')) return [[HTML[escape.toLowerCase()] ?? escape, escape.length]];
  if (escape.length > 2) return [[String.fromCharCode(Number.parseInt(escape.slice(2), 16)), escape.length]];
  return [[CONTROL[kind] ?? kind, escape.length]];
}

function percentMeaning(escape: string): [string, number][] {
  const bytes = Buffer.from(escape.replaceAll('%', ''), 'hex');
  const text = bytes.toString();
  // What is not UTF-8 is taken byte by byte, so that every character keeps its place.
  if (Buffer.byteLength(text) !== bytes.length) return [...bytes].map((byte) => [String.fromCharCode(byte), 3]);
  return Array.from(text, (character): [string, number] => [character, 3 * Buffer.byteLength(character)]);
}
