/** A quoted name, or all up to the next dot, quote or bracket. */
const PART = /"(?:[^"]|"")*"|[^".(]+/g;

/** A path whose quotes change nothing, as nearly all are. */
const USUAL = /^(?:[\w$]+|"[\w$]+")(?:\.(?:[\w$]+|"[\w$]+"))*$/;

/**
 * An identifier, or a path of them, in the one form that tells objects apart: quotes are left out where they change
 * nothing. Letters keep their case with or without quotes, because the provider quotes every name that it sends; the
 * arguments of a function or procedure stay as they are.
 */
export function canonicalIdentifier(text: string): string {
  if (USUAL.test(text)) return text.replaceAll('"', '');
  const outside = text.replaceAll(/"(?:[^"]|"")*"/g, (quoted) => '_'.repeat(quoted.length)).indexOf('(');
  const end = outside === -1 ? text.length : outside;
  const parts = text.slice(0, end).match(PART) ?? [];
  return parts.map(canonicalName).join('.') + text.slice(end);
}

/** One name that is no path, such as the `name` of a role, in the same form. */
export function canonicalName(name: string): string {
  const plain = /^"(?:[^"]|"")*"$/.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;
  return /^[^".()\s]+$/.test(plain) ? plain : `"${plain.replaceAll('"', '""')}"`;
}
