import type { Clock } from '../ports/clock';
import type { OpenEntry } from '../ports/ledger';

/** How often an entry says that it is still carried, in milliseconds. */
const SIGN_MS = 2 * 60_000;

/** Says on the ledger how far an apply is, with each stack and while one takes its time. */
export class SignsOfLife {
  private done = 0;

  private writing: Promise<void> = Promise.resolve();

  private readonly stopRepeating: () => void;

  constructor(
    private readonly entry: OpenEntry,
    private readonly stacks: number,
    clock: Clock,
  ) {
    this.stopRepeating = clock.every(SIGN_MS, () => {
      this.say();
    });
  }

  /** One stack more is applied. */
  applied(): void {
    this.done += 1;
    this.say();
  }

  /** Ends it: nothing is written any more once this has come back. */
  async stop(): Promise<void> {
    this.stopRepeating();
    await this.writing;
  }

  /** One after the other. That a sign is not heard is no reason to stop what goes on. */
  private say(): void {
    const note = `${this.done} of ${this.stacks} stacks`;
    this.writing = this.writing.then(() => this.entry.progress(note)).catch(() => undefined);
  }
}
