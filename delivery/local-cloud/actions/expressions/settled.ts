import type { Contexts, Value } from './contexts';
import { expressionsIn } from './expressions-in';

/** Texts in single quotes, a property of `github`, or a name that nothing stands before. */
const TOKEN = /'(?:[^']|'')*'|(?<![.\w-])github\.[A-Za-z_]\w*|(?<![.\w-])[A-Za-z_][\w-]*/g;

/**
 * A value whose expressions no longer refer to given contexts: each reference stands as the context's value, quoted, so
 * that nothing in it is ever read as an expression. A property of `github` is given by its whole name, `github.sha`.
 */
export function settledAll(value: Value, given: Contexts): Value {
  if (typeof value === 'string') return settledText(value, given);
  if (Array.isArray(value)) return value.map((item: Value) => settledAll(item, given));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, settledAll(one, given)]));
}

function settledText(text: string, given: Contexts): string {
  return expressionsIn(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : `\${{${settledExpression(piece.text, given)}}}`))
    .join('');
}

/** The same for an expression that stands without braces, as in `if`. */
export function settledExpression(source: string, given: Contexts): string {
  return source.replaceAll(TOKEN, (token) =>
    token.startsWith("'") || !Object.hasOwn(given, token) ? token : quoted(given[token] ?? null),
  );
}

function quoted(value: Value): string {
  return `fromJSON('${JSON.stringify(value).replaceAll("'", "''")}')`;
}
