import { setTimeout as sleep } from 'node:timers/promises';

import { DeliveryError } from '../../model/delivery-error';
import type { Clock } from '../../ports/clock';

/** The clock of this machine. */
export class SystemClock implements Clock {
  constructor(private readonly signal: AbortSignal) {}

  now(): Date {
    return new Date();
  }

  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.signal }).catch((cause: unknown) => {
      throw new DeliveryError('Interrupted', 'stopped while it waited; nothing was changed meanwhile', { cause });
    });
  }

  every(milliseconds: number, work: () => void): () => void {
    const timer = setInterval(work, milliseconds).unref();
    return () => {
      clearInterval(timer);
    };
  }
}
