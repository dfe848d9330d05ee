import { PolicyNotUnderstood } from './not-understood';
import { type RequestContext, valuesOf } from './request';

/** A character of a pattern: one that stands for itself, or a wildcard. */
type Letter = { readonly wild: '*' | '?' } | { readonly text: string };

/** A pattern whose variables have been put in place. */
export type Pattern = readonly Letter[];

/**
 * A text of a policy with its variables in place; `undefined` where the request lacks one of them, and the text can
 * match nothing. `${*}`, `${?}` and `${$}` stand for the characters themselves (IAM User Guide, "IAM policy elements:
 * Variables and tags").
 * @throws PolicyNotUnderstood for a variable that is not closed, or a key with several values.
 */
export function patternOf(text: string, context: RequestContext): Pattern | undefined {
  const letters: Letter[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!text.startsWith('${', at)) {
      letters.push(letterOf(text.charAt(at)));
      continue;
    }
    const end = text.indexOf('}', at);
    if (end === -1) throw new PolicyNotUnderstood(`"${text}" has a variable that is not closed`);
    const value = variable(text.slice(at + 2, end), context);
    if (value === undefined) return undefined;
    // What a request brings along stands for itself: a wildcard in it is none.
    letters.push(...Array.from(value, (character) => ({ text: character })));
    at = end;
  }
  return letters;
}

function letterOf(character: string): Letter {
  return character === '*' || character === '?' ? { wild: character } : { text: character };
}

function variable(name: string, context: RequestContext): string | undefined {
  if (/^[*?$]$/.test(name)) return name;
  const [, key = '', fallback] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(name) ?? [];
  if (key === '') throw new PolicyNotUnderstood(`the variable \${${name}} is not understood`);
  const values = valuesOf(context, key);
  if (values !== undefined && values.length > 1) {
    throw new PolicyNotUnderstood(`the variable \${${name}} has several values`);
  }
  return values?.[0] ?? fallback;
}

/** The pattern's text, its wildcards as plain characters. */
export function literally(pattern: Pattern): string {
  return pattern.map((letter) => ('text' in letter ? letter.text : letter.wild)).join('');
}

/** Whether a pattern matches the whole of a value: `*` any run of characters, `?` any one. */
export function matches(pattern: Pattern, value: string): boolean {
  const source = pattern
    .map((letter) => ('text' in letter ? quoted(letter.text) : letter.wild === '*' ? '.*' : '.'))
    .join('');
  return new RegExp(`^${source}$`, 'su').test(value);
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

const ARN_PARTS = 6;

/**
 * Whether a pattern matches an ARN: each of its six parts by itself, so that a wildcard reaches no further than the next
 * colon (IAM User Guide, "ARN condition operators", "Amazon Resource Names"). The last part may hold colons.
 */
export function matchesArn(pattern: Pattern, arn: string): boolean {
  const parts = partsOf(pattern);
  const found = arn.split(':');
  if (parts.length !== ARN_PARTS || found.length < ARN_PARTS) return false;
  const [last = [], ...first] = parts.toReversed();
  const upToLast = found.slice(0, ARN_PARTS - 1);
  return (
    first.toReversed().every((part, i) => matches(part, upToLast[i] ?? '')) &&
    matches(last, found.slice(ARN_PARTS - 1).join(':'))
  );
}

/** A pattern's parts between colons, the last with all that is left. */
function partsOf(pattern: Pattern): Pattern[] {
  const parts: Letter[][] = [[]];
  for (const letter of pattern) {
    const isColon = 'text' in letter && letter.text === ':';
    if (isColon && parts.length < ARN_PARTS) parts.push([]);
    else parts.at(-1)?.push(letter);
  }
  return parts;
}
