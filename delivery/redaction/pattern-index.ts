import type { Span } from './spans';

/** The shortest pattern that can be found. */
export const SHORTEST_PATTERN = 6;

const BASE = 31;
const BITS = 20;
const MASK = (1 << BITS) - 1;
/** What the first character of a window adds to its hash. */
const FIRST = BASE ** (SHORTEST_PATTERN - 1);

/**
 * Finds any of many patterns in a text in one pass, however many there are: a rolling hash of the first characters says
 * where one may begin (the algorithm of Rabin and Karp).
 */
export class PatternIndex {
  private readonly begins = new Uint8Array(1 << BITS);
  /** Patterns by their first characters, then by length, the longest first. */
  private readonly byBeginning = new Map<string, Map<number, Set<string>>>();

  constructor(patterns: Iterable<string>) {
    for (const pattern of patterns) if (pattern.length >= SHORTEST_PATTERN) this.add(pattern);
    for (const [beginning, lengths] of this.byBeginning) {
      this.byBeginning.set(beginning, new Map([...lengths].sort(([a], [b]) => b - a)));
    }
  }

  /** Where patterns stand: at each position the longest that begins there. */
  spansIn(text: string): Span[] {
    const spans: Span[] = [];
    if (this.byBeginning.size === 0 || text.length < SHORTEST_PATTERN) return spans;
    let hash = hashOf(text);
    for (let at = 0; ; at += 1) {
      const length = this.begins[hash & MASK] === 1 ? this.longestAt(text, at) : 0;
      if (length > 0) spans.push([at, at + length]);
      if (at + SHORTEST_PATTERN >= text.length) return spans;
      const without = hash - Math.imul(text.charCodeAt(at), FIRST);
      hash = (Math.imul(without, BASE) + text.charCodeAt(at + SHORTEST_PATTERN)) | 0;
    }
  }

  private add(pattern: string): void {
    this.begins[hashOf(pattern) & MASK] = 1;
    const beginning = pattern.slice(0, SHORTEST_PATTERN);
    const lengths = this.byBeginning.get(beginning) ?? new Map<number, Set<string>>();
    this.byBeginning.set(beginning, lengths);
    lengths.set(pattern.length, (lengths.get(pattern.length) ?? new Set()).add(pattern));
  }

  private longestAt(text: string, at: number): number {
    const lengths = this.byBeginning.get(text.slice(at, at + SHORTEST_PATTERN));
    for (const [length, patterns] of lengths ?? []) {
      if (patterns.has(text.slice(at, at + length))) return length;
    }
    return 0;
  }
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < SHORTEST_PATTERN; at += 1) hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}
