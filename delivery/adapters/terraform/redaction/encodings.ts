/** A text as it stands between the quotes of a JSON string: plain, as Go writes it (`<` is `\u003c`), and in ASCII. */
export function jsonForms(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const html = plain.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  return distinct([plain, html, html.replace(/[^ -~]/g, unicodeEscape), plain.replace(/[^ -~]/g, unicodeEscape)]);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The forms that a secret takes when it is written into something else. None is shorter than the secret. */
export interface Forms {
  /** Itself, and as it stands in JSON (also in JSON within JSON), HTML and URLs. */
  readonly written: readonly string[];
  /** In hexadecimal and base64, wherever in the encoded text it begins: a match may stop within a character of it. */
  readonly encoded: readonly string[];
}

/** A whole document is looked for as it is, not encoded: thirty forms of each would cost more than they find. */
const LONGEST_ENCODED = 16_384;

/** The {@link Forms} of a secret. */
export function formsOf(secret: string): Forms {
  if (secret.length > LONGEST_ENCODED) return { written: distinct([secret, ...jsonForms(secret)]), encoded: [] };
  const inJson = jsonForms(secret);
  const texts = distinct([secret, ...inJson]);
  return {
    written: distinct([...texts, ...inJson.flatMap(jsonForms), ...percentForms(secret), htmlForm(secret)]),
    encoded: distinct(texts.flatMap((text) => [...base64Forms(text), ...hexForms(text)])),
  };
}

function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const code = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Characters that hold bits of a neighbour as well are not known.
    const known = code.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [known, known.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function hexForms(text: string): string[] {
  const hex = Buffer.from(text).toString('hex');
  return [hex, hex.toUpperCase()];
}

function percentForms(text: string): string[] {
  const component = encodeURIComponent(wellFormed(text));
  const strict = component.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const forms = [component, strict, strict.replaceAll('%20', '+'), encodeURI(wellFormed(text))];
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

/** Half a surrogate pair cannot be encoded; UTF-8 puts a mark in its place. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

function htmlForm(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
