import type { Span } from './spans';

/** A text in which escapes are undone, and where its characters stood. */
export interface Unescaped {
  readonly text: string;
  /** The span of the first text that a span of this one was. */
  readonly origin: (span: Span) => Span;
}

type Meaning = readonly [character: string, length: number];

/** A way to escape, and the characters that one escape stands for, each with the length of its part of it. */
interface Escaping {
  readonly sign: string;
  readonly pattern: RegExp;
  readonly meaning: (escape: string) => readonly Meaning[];
}

const CONTROL: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const ESCAPINGS: readonly Escaping[] = [
  {
    sign: '\\',
    pattern: /\\(?:u[0-9a-f]{4}|["'\\/bfnrt])/gi,
    meaning: (escape) => [[backslashed(escape), escape.length]],
  },
  { sign: '%', pattern: /(?:%[0-9a-f]{2})+/gi, meaning: percentMeaning },
  {
    sign: '&',
    pattern: /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi,
    meaning: (escape) => [[entity(escape), escape.length]],
  },
  // Where a line of base64 goes on in the next one.
  { sign: '\n', pattern: /(?<=[\w+/]{40})\r?\n[ \t]*(?=[\w+/=])/gi, meaning: (escape) => [['', escape.length]] },
];

/** How often a text may be escaped within an escaped text, and how many ways to read it are tried. */
const DEEPEST = 3;
const MOST_FORMS = 40;

/**
 * A text, and what it says once its escapes are undone: each kind by itself and all at once, once and again. A value is
 * escaped by whatever writes it into something else, by halves where a shell undoes some of that, and may itself hold
 * what looks like an escape of another kind.
 */
export function unescapedForms(text: string): Unescaped[] {
  const forms = new Map<string, Unescaped>([[text, { text, origin: (span) => span }]]);
  let last = [...forms.values()];
  for (let depth = 0; depth < DEEPEST && last.length > 0; depth += 1) {
    const next = last.flatMap((form) => onceUnescaped(form)).filter((form) => !forms.has(form.text));
    for (const form of next) if (forms.size < MOST_FORMS) forms.set(form.text, form);
    last = next;
  }
  return [...forms.values()];
}

function onceUnescaped(form: Unescaped): Unescaped[] {
  const kinds = ESCAPINGS.filter(({ sign, pattern }) => form.text.includes(sign) && form.text.search(pattern) !== -1);
  const single = kinds.map((kind) => unescaped(form, [kind]));
  return kinds.length > 1 ? [unescaped(form, kinds), ...single] : single;
}

function unescaped({ text, origin }: Unescaped, kinds: readonly Escaping[]): Unescaped {
  const pattern = new RegExp(kinds.map(({ pattern: { source } }) => source).join('|'), 'gi');
  const parts: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const { 0: escape, index } of text.matchAll(pattern)) {
    parts.push(text.slice(at, index));
    for (; at < index; at += 1) starts.push(at);
    for (const [character, length] of meaningOf(escape, kinds)) {
      parts.push(character);
      for (const _ of character.split('')) starts.push(at);
      at += length;
    }
  }
  parts.push(text.slice(at));
  for (; at <= text.length; at += 1) starts.push(at);
  return { text: parts.join(''), origin: ([from, to]) => origin([starts[from] ?? 0, starts[to] ?? text.length]) };
}

function meaningOf(escape: string, kinds: readonly Escaping[]): readonly Meaning[] {
  return kinds.find(({ sign }) => escape.includes(sign))?.meaning(escape) ?? [[escape, escape.length]];
}

function backslashed(escape: string): string {
  const [, kind = ''] = escape;
  return escape.length > 2 ? String.fromCharCode(Number.parseInt(escape.slice(2), 16)) : (CONTROL[kind] ?? kind);
}

function entity(escape: string): string {
  const name = escape.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED[name] ?? escape;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
}

function percentMeaning(escape: string): Meaning[] {
  const bytes = Buffer.from(escape.replaceAll('%', ''), 'hex');
  const text = bytes.toString();
  // What is not UTF-8 is taken byte by byte, so that every character keeps its place.
  if (Buffer.byteLength(text) !== bytes.length) return [...bytes].map((byte) => [String.fromCharCode(byte), 3]);
  return Array.from(text, (character): Meaning => [character, 3 * Buffer.byteLength(character)]);
}
