import { hiddenByName } from './attribute-rules';
import { jsonForms } from './encodings';
import { namesSecret } from './secret-names';
import type { Span } from './spans';

const HINT = /pass|pwd|secret|token|key|cred|conn|dsn|url|pat\b|identified/i;

/** A value in any quotes, also escaped ones, or up to where a bare word ends. */
const VALUE = String.raw`(?:(?<quote>\\*["'])(?<quoted>.*?)\k<quote>|(?<bare>[^\s"'\\,;&|<>{}()[\]]+))`;

/** How a text gives a value its name. A name after a colon or a slash is part of an ARN or a path. */
const FORMS = [
  new RegExp(String.raw`(?<![\w.:/-])(?<name>[\w.-]{2,80})\\*["']?\s{0,3}(?:=>|[:=])\s{0,3}${VALUE}`, 'dgs'),
  new RegExp(String.raw`(?<![\w-])--(?<name>[\w-]{2,80})\s+${VALUE}`, 'dgs'),
  new RegExp(String.raw`\b(?<name>IDENTIFIED)\s+BY\s+${VALUE}`, 'dgis'),
];

/** Parts of a text that are secrets by the name before them: in JSON, YAML, SQL, shell, connection strings. */
export function namedValues(text: string): Span[] {
  if (!HINT.test(text)) return [];
  return [...jsonValues(text), ...FORMS.flatMap((form) => writtenValues(text, form))];
}

function writtenValues(text: string, form: RegExp): Span[] {
  return [...text.matchAll(form)].flatMap(({ groups, indices }) => {
    const name = groups?.['name'] ?? '';
    const span = indices?.groups?.['quoted'] ?? indices?.groups?.['bare'];
    const isSecret = namesSecret(name) || /^identified$/i.test(name);
    return span !== undefined && isSecret && !isReference(text.slice(...span)) ? [span] : [];
  });
}

function isReference(value: string): boolean {
  return /^(?:arn:|\$|\{\{|(?:true|false|null|none|read|write)$|\d{1,3}$)/i.test(value);
}

/** The leaves of a text that is JSON, by their names: a pattern cannot tell which name is whose. */
function jsonValues(text: string): Span[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return [...hiddenByName(parsed, { type: '', name: '' })].flatMap((secret) => quotedIn(text, secret));
  } catch {
    return [];
  }
}

/** Where a string stands in a JSON text as a whole. */
function quotedIn(text: string, secret: string): Span[] {
  return jsonForms(secret).flatMap((form) => {
    const spans: Span[] = [];
    const quoted = `"${form}"`;
    for (let at = text.indexOf(quoted); at !== -1; at = text.indexOf(quoted, at + quoted.length)) {
      spans.push([at + 1, at + 1 + form.length]);
    }
    return spans;
  });
}
