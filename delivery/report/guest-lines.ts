import type { Environment } from '../../environments/schema/environment';

/** A sandbox or preview as a list tells of it. */
export interface ListedGuest {
  readonly environment: Environment['name'];
  readonly state: string;
  /** Who asked for what was done last. */
  readonly by: string;
  readonly since: Date | null;
  readonly until: Date | null;
}

const HEADER = ['environment', 'state', 'since', 'until', 'by'] as const;

/** One line for each, under a header; those that stand longer than they may say so. */
export function guestLines(guests: readonly ListedGuest[], now: Date): string[] {
  if (guests.length === 0) return ['No sandbox and no preview stands.'];
  const rows = guests.map(({ environment, state, since, until, by }) => [
    environment,
    state,
    dayOf(since),
    until !== null && until.getTime() < now.getTime() ? `${dayOf(until)} (outlived)` : dayOf(until),
    by,
  ]);
  const widths = HEADER.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [HEADER, ...rows].map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** A moment to the minute, UTC: `2026-12-21 09:30`. */
export function minuteOf(moment: Date): string {
  return moment.toISOString().slice(0, 16).replace('T', ' ');
}

function dayOf(moment: Date | null): string {
  return moment === null ? '-' : moment.toISOString().slice(0, 10);
}
