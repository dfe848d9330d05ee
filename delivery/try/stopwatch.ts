/** How long each part of a run took. */
export class Stopwatch {
  private readonly laps: { readonly name: string; readonly milliseconds: number }[] = [];

  /** Times `work` under a name. */
  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.laps.push({ name, milliseconds: performance.now() - started });
    }
  }

  /** A line for each part, and the sum. */
  table(): string[] {
    const total = this.laps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    return [...this.laps, { name: 'in all', milliseconds: total }].map(
      ({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`,
    );
  }
}
