import { parsedJson } from '../model/parsed-json';

/**
 * How many rows a text holds: one JSON array of objects, or a JSON object a line; nothing at all is no rows.
 * @returns why it cannot be told, in words that hold nothing of the text.
 */
export function rowsIn(text: string): number | string {
  const whole = text.trim();
  if (whole === '') return 0;
  const parsed = parsedJson(whole);
  if (Array.isArray(parsed)) return inArray(parsed);
  if (isRow(parsed)) return 1;
  return inLines(whole.split('\n'));
}

function inArray(items: readonly unknown[]): number | string {
  const at = items.findIndex((item) => !isRow(item));
  return at === -1 ? items.length : `element ${at} of its array is no object`;
}

function inLines(lines: readonly string[]): number | string {
  let count = 0;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (!isRow(parsedJson(line))) {
      return `line ${at + 1} is no JSON object; print one array of objects, or an object a line`;
    }
    count += 1;
  }
  return count;
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
