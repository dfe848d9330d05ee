import { codeWords } from './code-words';
import { credentialsIn } from './credential-shapes';
import { decodedTexts } from './decoded-text';
import { namedValues } from './named-values';
import { isRandom } from './random-text';
import type { Span } from './spans';

/** How often a text may be encoded within an encoded text. */
const DEEPEST = 3;

/** What a text holds that its words alone do not show. */
export interface Searched {
  /** Parts that are secrets by their look or their name, though nothing marks them. */
  readonly secrets: readonly Span[];
  /** Parts that say something in base64 or hexadecimal. */
  readonly decoded: readonly DecodedPart[];
}

/** A part of a text that is another text, encoded. */
export interface DecodedPart {
  readonly span: Span;
  readonly text: string;
  readonly inside: Searched;
}

/**
 * Searches a text.
 * @param isPublic whether it stands where digests and ids stand, which look random and are not secret.
 */
export function searched(text: string, isPublic: boolean, depth = 0): Searched {
  const secrets: Span[] = [...credentialsIn(text), ...namedValues(text)];
  const decoded: DecodedPart[] = [];
  for (const code of codeWords(text)) {
    const texts = depth === DEEPEST ? [] : decodedTexts(code.word);
    if (texts.length === 0 && !isPublic && isRandom(code, text)) secrets.push(code.span);
    for (const inner of texts) {
      decoded.push({ span: code.span, text: inner, inside: searched(inner, isPublic, depth + 1) });
    }
  }
  secrets.push(...decoded.filter(({ inside }) => inside.secrets.length > 0).map(({ span }) => span));
  return { secrets, decoded };
}
