/** What was made once for each key, or is being made: however many ask for it at the same time, it is made once. */
export class Remembered<T> {
  private readonly made = new Map<string, Promise<T>>();

  /** @param isWorthKeeping what is not is made anew the next time, as is what failed. */
  constructor(private readonly isWorthKeeping: (value: T) => boolean = () => true) {}

  /** What is known for a key, or is made now. @throws whatever `make` throws. */
  async of(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.made.get(key) ?? make();
    this.made.set(key, known);
    try {
      const value = await known;
      if (!this.isWorthKeeping(value)) this.made.delete(key);
      return value;
    } catch (error) {
      this.made.delete(key);
      throw error;
    }
  }
}
