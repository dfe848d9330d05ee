import type { Clock } from '../ports/clock';
import type { OpenEntry } from '../ports/ledger';

/** How often an entry says that it is still carried, in milliseconds. */
const SIGN_MS = 2 * 60_000;

/** Says on the ledger how far something is, whenever that changes and while it takes its time. */
export class SignsOfLife {
  private writing: Promise<void> = Promise.resolve();

  private readonly stopRepeating: () => void;

  constructor(
    private readonly entry: OpenEntry,
    private readonly note: () => string,
    clock: Pick<Clock, 'every'>,
  ) {
    this.stopRepeating = clock.every(SIGN_MS, () => {
      this.say();
    });
  }

  /** One after the other. That a sign is not heard is no reason to stop what goes on. */
  say(): void {
    const note = this.note();
    this.writing = this.writing.then(() => this.entry.progress(note)).catch(() => undefined);
  }

  /** Ends it: nothing is written any more once this has come back. */
  async stop(): Promise<void> {
    this.stopRepeating();
    await this.writing;
  }
}
