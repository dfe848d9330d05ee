/** A text as it stands between the quotes of a JSON string: plain, as Go writes it (`<` is `\u003c`), and in ASCII. */
export function jsonForms(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const html = plain.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  return distinct([plain, html, html.replace(/[^ -~]/g, unicodeEscape), plain.replace(/[^ -~]/g, unicodeEscape)]);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The forms that a secret takes besides escapes, which are undone before a text is searched. */
export interface Forms {
  /** Itself, and as forms are sent to web servers: with a plus sign for each space. */
  readonly written: readonly string[];
  /** In hexadecimal and base64, wherever in the encoded text it begins: a match may stop within a character of it. */
  readonly encoded: readonly string[];
}

/** A whole document is looked for as it is, not encoded: ten forms of each would cost more than they find. */
const LONGEST_ENCODED = 16_384;

/** The {@link Forms} of a secret. */
export function formsOf(secret: string): Forms {
  const written = distinct([secret, secret.replaceAll(' ', '+')]);
  if (secret.length > LONGEST_ENCODED) return { written, encoded: [] };
  const texts = distinct([secret, ...jsonForms(secret)]);
  return { written, encoded: distinct(texts.flatMap((text) => [...base64Forms(text), ...hexForms(text)])) };
}

/** Of its bytes in UTF-8, and in UTF-16, which is what `textencodebase64` makes for Windows. */
function base64Forms(text: string): string[] {
  return [Buffer.from(text), Buffer.from(text, 'utf16le')].flatMap(base64OfBytes);
}

function base64OfBytes(bytes: Buffer): string[] {
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

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
