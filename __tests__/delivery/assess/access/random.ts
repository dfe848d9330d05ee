/** Numbers that look random and are the same in every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  /** One of several. */
  of<T>(choices: readonly T[]): T {
    return choices[this.number(choices.length)]!;
  }

  /** True so many times in a hundred. */
  chance(percent: number): boolean {
    return this.number(100) < percent;
  }

  /** The same entries in another order. */
  shuffled<T>(entries: readonly T[]): T[] {
    const left = [...entries];
    return entries.map(() => left.splice(this.number(left.length), 1)[0]!);
  }
}
