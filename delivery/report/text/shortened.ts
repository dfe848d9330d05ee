import { counted } from './counted';

/** A text of at most `most` characters, and how many are left out; never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, endOfCharacter(text, most));
  return `${kept}… (${counted(text.length - kept.length, 'more character')})`;
}

/** A name of at most `most` characters, its middle left out. */
export function shortenedName(name: string, most: number): string {
  if (name.length <= most) return name;
  const half = Math.floor((most - 1) / 2);
  const start = name.slice(0, endOfCharacter(name, half));
  return `${start}…${name.slice(endOfCharacter(name, name.length - half))}`;
}

function endOfCharacter(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at;
}
