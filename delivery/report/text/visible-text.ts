// What does not show, or changes how its neighbours show: controls, direction marks, zero-width and filler characters,
// spaces that look like a space, lone surrogates. A pictograph keeps the joiner and the selector that belong to it.
const HIDDEN =
  /((?<=\p{ExtPict}\uFE0F?)\u200D(?=\p{ExtPict})|(?<=\p{ExtPict})\uFE0F)|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u2800\u00A0\u1680\u2000-\u200A\u202F\u205F]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Nearly every text is plain.
const PLAIN = /^[\x20-\x7E]*$/;

/** A text on one line with nothing hidden in it: what would not show is written as an escape, such as `\u{202e}`. */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN, (found: string, kept: string | undefined) => kept ?? SHORT[found] ?? escapeOf(found));
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
