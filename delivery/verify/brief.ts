const LONGEST = 400;

/** A text on one line, at most 400 characters of its end: evidence is read in a list. */
export function brief(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length <= LONGEST ? line : `… ${line.slice(-LONGEST)}`;
}

/** The last lines of a text that say something, as one. */
export function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return brief(lines.slice(-3).join(' / '));
}

/** What an error says. */
export function reason(error: unknown): string {
  return brief(error instanceof Error ? error.message : String(error));
}
