import type { Clock } from '../clock';
import type { Identity } from './identity';

/** What GitHub grants a token in an hour (https://docs.github.com/rest/using-the-rest-api/rate-limits). */
const PER_HOUR = 5000;
const HOUR_MS = 3_600_000;

/** Counts what each identity asks in an hour, for the headers; it never refuses. */
export class RateLimit {
  private readonly windows = new Map<string, { readonly start: number; used: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts one request and says what is left; times are UTC epoch seconds. */
  headers({ login }: Identity): Record<string, string> {
    return this.counted(login, 1);
  }

  /** Takes back the count of a request that found nothing new: GitHub counts no answer of 304. */
  giveBack({ login }: Identity): Record<string, string> {
    return this.counted(login, -1);
  }

  private counted(login: string, requests: number): Record<string, string> {
    const now = this.clock().getTime();
    const open = this.windows.get(login);
    const window = open !== undefined && now - open.start < HOUR_MS ? open : { start: now, used: 0 };
    window.used = Math.max(0, window.used + requests);
    this.windows.set(login, window);
    return {
      'X-RateLimit-Limit': String(PER_HOUR),
      'X-RateLimit-Remaining': String(Math.max(0, PER_HOUR - window.used)),
      'X-RateLimit-Used': String(window.used),
      'X-RateLimit-Reset': String(Math.ceil((window.start + HOUR_MS) / 1000)),
      'X-RateLimit-Resource': 'core',
    };
  }
}
