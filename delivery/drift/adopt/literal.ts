import type { PlainValue } from '../../model/adoption';

/** What a reader would not see, or would see elsewhere than it stands. */
const HIDDEN = /[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u0080-\u009F\u00A0\u2000-\u200A\u202F\u205F\u2800]/gu;

/**
 * A value as a literal of TypeScript that is just that value, whatever a string holds: nothing in it ends the literal or is
 * run. In single quotes, or in double ones where that takes fewer escapes; what does not show is written as an escape.
 */
export function literal(value: PlainValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const inside = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replace(HIDDEN, escapeOf);
  const [singles, doubles] = [inside.split("'").length, inside.split('"').length];
  const quote = singles > doubles ? '"' : "'";
  return `${quote}${inside.replaceAll(quote, `\\${quote}`)}${quote}`;
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
