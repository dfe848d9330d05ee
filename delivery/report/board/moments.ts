import { counted } from '../text/counted';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A moment as people read it, UTC: `2026-11-20 18:02`. */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** How long ago a moment was, as seen at another: `just now`, `5 minutes ago`, `3 days ago`. */
export function ago(iso: string, at: string): string {
  const passed = Date.parse(at) - Date.parse(iso);
  if (passed < MINUTE_MS) return 'just now';
  if (passed < HOUR_MS) return `${counted(Math.floor(passed / MINUTE_MS), 'minute')} ago`;
  if (passed < 2 * DAY_MS) return `${counted(Math.floor(passed / HOUR_MS), 'hour')} ago`;
  return `${counted(Math.floor(passed / DAY_MS), 'day')} ago`;
}
