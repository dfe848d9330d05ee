import type { Clock } from '../../delivery/ports/clock';

/** A clock that stands still, but for what is waited: a pause is over at once, and the time has passed. */
export class FakeClock implements Clock {
  /** How long each pause was to be, in milliseconds. */
  readonly pauses: number[] = [];

  private milliseconds = Date.now();

  private readonly repeated = new Set<() => void>();

  now(): Date {
    return new Date(this.milliseconds);
  }

  async pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
    this.pass(milliseconds);
    // What others have begun may go on meanwhile.
    await new Promise((done) => setImmediate(done));
  }

  every(_milliseconds: number, work: () => void): () => void {
    this.repeated.add(work);
    return () => {
      this.repeated.delete(work);
    };
  }

  /** Lets time pass. */
  pass(milliseconds: number): void {
    this.milliseconds += milliseconds;
    for (const work of this.repeated) work();
  }
}
