import type { CodeWord } from './code-words';

const SHORTEST = 18;
const LEAST_LETTERS = 2;
const LEAST_BITS = 3.3;
/** The most of it that may stand in runs of three or more of a kind, as words do: a third does by chance. */
const MOST_IN_RUNS = 0.58;
const HEXADECIMAL_PART = /(?<![A-Za-z0-9])(?:[0-9A-F]{6,}|[0-9a-f]{6,})(?![A-Za-z0-9])/g;
/** How far before a word the block may begin that says it is public. */
const LONGEST_BLOCK = 8192;
const MOST_SEPARATORS = 0.12;

/**
 * Whether a word in a text looks as if drawn by lot: small and capital letters and digits in no order. What only names
 * a thing does not: hexadecimal digests, UUIDs, ARNs, ids in small letters, names made of words, paths.
 */
export function isRandom({ word, span }: CodeWord, text: string): boolean {
  return looksRandom(word) && !isPublicKey(text, span[0]);
}

function looksRandom(word: string): boolean {
  const letters = word.replace(/[^A-Za-z0-9]/g, '');
  if (letters.length < SHORTEST || 1 - letters.length / word.replace(/=+$/, '').length > MOST_SEPARATORS) return false;
  if (count(letters, /[a-z]/g) < LEAST_LETTERS || count(letters, /[A-Z]/g) < LEAST_LETTERS) return false;
  return count(letters, /\d/g) > 0 && inRuns(word) < MOST_IN_RUNS && entropy(letters) >= LEAST_BITS;
}

/** How much of a word stands in runs of one kind of letter, or in a hexadecimal suffix as CDKTF and AWS give names. */
function inRuns(word: string): number {
  const runs = word.match(HEXADECIMAL_PART) ?? [];
  const others = word.replace(HEXADECIMAL_PART, ' ').match(/[A-Z]?[a-z]{3,}|[A-Z]{3,}|\d{3,}/g) ?? [];
  return [...runs, ...others].reduce((sum, run) => sum + run.length, 0) / word.length;
}

/** Bits a character, by Shannon. */
function entropy(word: string): number {
  const counts = new Map<string, number>();
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, times) => bits - (times / word.length) * Math.log2(times / word.length), 0);
}

function count(word: string, pattern: RegExp): number {
  return word.match(pattern)?.length ?? 0;
}

/** OpenSSH public keys and certificates begin so; they are long, and public. */
function isPublicKey(text: string, at: number): boolean {
  if (/(?:ssh|ecdsa|sk)-[\w@.-]+ $/.test(text.slice(Math.max(0, at - 60), at))) return true;
  const before = text.slice(Math.max(0, at - LONGEST_BLOCK), at);
  return /^-----BEGIN (?:PUBLIC KEY|CERTIFICATE)/.test(before.slice(before.lastIndexOf('-----BEGIN ')));
}
