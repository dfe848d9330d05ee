/** A moment as people read it, to the minute: `2026-11-21 19:36 UTC`. */
export function minute(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
