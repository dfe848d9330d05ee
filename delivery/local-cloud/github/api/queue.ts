/** Runs one piece of work at a time, in the order they came. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs the work when all before it has ended, and gives its result. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
