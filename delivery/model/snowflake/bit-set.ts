/** A set of small whole numbers, made for joining large sets: a word for every 32 of them. */
export class BitSet {
  readonly #words: Uint32Array;

  /** @param size one more than the greatest number it can hold. */
  constructor(readonly size: number) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  /** Puts a number in. */
  add(number: number): void {
    this.#words[number >>> 5] = this.#word(number >>> 5) | (1 << (number & 31));
  }

  /** Puts in all that another set of the same size holds. */
  addAll(other: BitSet): void {
    other.#words.forEach((word, i) => {
      if (word !== 0) this.#words[i] = this.#word(i) | word;
    });
  }

  has(number: number): boolean {
    return (this.#word(number >>> 5) & (1 << (number & 31))) !== 0;
  }

  /** The numbers that none of the other sets hold, in ascending order. */
  without(...others: readonly BitSet[]): number[] {
    const numbers: number[] = [];
    this.#words.forEach((word, i) => {
      let left = word;
      for (const other of others) {
        if (left === 0) return;
        left &= ~other.#word(i);
      }
      for (; left !== 0; left &= left - 1) numbers.push(i * 32 + 31 - Math.clz32(left & -left));
    });
    return numbers;
  }

  #word(i: number): number {
    return this.#words[i] ?? 0;
  }
}
