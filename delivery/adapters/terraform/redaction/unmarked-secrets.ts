import { credentialsIn } from './credential-shapes';
import { decodedParts } from './decoded-text';
import { namedValues } from './named-values';
import { randomIn } from './random-text';
import type { Span } from './spans';

/** How often a text may be encoded within an encoded text. */
const DEEPEST = 3;

/**
 * Parts of a text that are secrets by their look or their name, though nothing marks them.
 * @param isPublic whether it stands where digests and ids stand, which look random and are not secret.
 */
export function unmarkedSecrets(text: string, isPublic: boolean, depth = 0): Span[] {
  const encoded = depth === DEEPEST ? [] : decodedParts(text);
  const hiding = encoded.filter((part) => unmarkedSecrets(part.text, isPublic, depth + 1).length > 0);
  const random = isPublic ? [] : randomIn(text).filter((span) => !encoded.some((part) => isWithin(span, part.span)));
  return [...credentialsIn(text), ...namedValues(text), ...random, ...hiding.map(({ span }) => span)];
}

function isWithin([from, to]: Span, [start, end]: Span): boolean {
  return from >= start && to <= end;
}
