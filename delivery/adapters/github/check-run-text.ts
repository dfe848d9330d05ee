import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

/** GitHub takes 65,535 characters as the text of a check run (REST reference, "Create a check run"). */
const MOST_CHARACTERS = 65_000;

/** More than a record ever has: what claims to be larger is not one. */
const MOST_BYTES = 64 * 1024 * 1024;

/** How many ways to put parts together are tried, where somebody published other parts under the same name. */
const MOST_WAYS = 64;

const PART = /^sluice-review v1 ([0-9a-f]{64}) (\d{1,3})\/(\d{1,3})\n([A-Za-z0-9+/=]+)\s*$/;

/** A text of any length as the texts of check runs: compressed, and in as many parts as it takes. */
export function partsOf(text: string): string[] {
  const packed = deflateSync(text, { level: 9 }).toString('base64');
  const count = Math.ceil(packed.length / MOST_CHARACTERS);
  return Array.from({ length: count }, (_, part) => {
    const piece = packed.slice(part * MOST_CHARACTERS, (part + 1) * MOST_CHARACTERS);
    return `sluice-review v1 ${digestOf(text)} ${part + 1}/${count}\n${piece}`;
  });
}

/** The texts that are whole among what was found: each is exactly what its parts say that it is. */
export function textsFrom(found: readonly string[]): string[] {
  const texts = new Map<string, Text>();
  for (const one of found) {
    const [match, digest = '', part = '', count = '', piece = ''] = PART.exec(one) ?? [];
    if (match === undefined) continue;
    const text = texts.get(`${digest}/${count}`) ?? { digest, pieces: Array.from({ length: Number(count) }, () => []) };
    text.pieces[Number(part) - 1]?.push(piece);
    texts.set(`${digest}/${count}`, text);
  }
  return [...texts.values()].flatMap(wholeText);
}

interface Text {
  readonly digest: string;
  /** For each part, the pieces that claim to be it: more than one where something was written twice, or is a forgery. */
  readonly pieces: string[][];
}

function wholeText({ digest, pieces }: Text): string[] {
  let ways = [''];
  for (const piece of pieces) {
    ways = ways.flatMap((way) => piece.map((next) => way + next)).slice(0, MOST_WAYS);
  }
  const text = ways.map(unpacked).find((one) => one !== undefined && digestOf(one) === digest);
  return text === undefined ? [] : [text];
}

function unpacked(packed: string): string | undefined {
  try {
    return inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
