/** The time, as the local GitHub sees it. */
export type Clock = () => Date;

/** A moment as GitHub writes it: UTC, whole seconds, `2026-11-21T13:00:00Z`. */
export function timestamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}
