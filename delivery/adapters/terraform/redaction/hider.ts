import { decodedParts } from './decoded-text';
import { formsOf } from './encodings';
import { PatternIndex } from './pattern-index';
import type { Seeds } from './seeds';
import { HIDDEN, type Span, withoutSpans } from './spans';
import { unmarkedSecrets } from './unmarked-secrets';

const ENCODED = /[\w+/=-]/;
const DEEPEST = 3;

/** Takes secrets out of texts: those that are known, in all their forms, and those that look like one. */
export class Hider {
  private readonly written: PatternIndex;
  private readonly encoded: PatternIndex;
  /** A plan says the same thing many times. */
  private readonly known = new Map<string, string>();

  constructor(private readonly seeds: Seeds) {
    const forms = [...seeds.within].map(formsOf);
    this.written = new PatternIndex(forms.flatMap(({ written }) => written));
    this.encoded = new PatternIndex(forms.flatMap(({ encoded }) => encoded));
  }

  /** The text around the secrets in a text. @param isPublic see {@link unmarkedSecrets}. */
  hide(text: string, isPublic = false): string {
    if (text.length < 4) return text;
    const place = `${isPublic ? 'public' : 'any'} ${text}`;
    const known = this.known.get(place);
    if (known !== undefined) return known;
    const hidden = this.seeds.whole.has(text) ? HIDDEN : withoutSpans(text, this.spansIn(text, isPublic));
    this.known.set(place, hidden);
    return hidden;
  }

  private spansIn(text: string, isPublic: boolean): Span[] {
    return [...this.knownIn(text), ...unmarkedSecrets(text, isPublic)];
  }

  private knownIn(text: string, depth = 0): Span[] {
    const inside = depth === DEEPEST ? [] : decodedParts(text).filter((part) => this.holds(part.text, depth + 1));
    const encoded = this.encoded.spansIn(text).map((span) => wholeCode(text, span));
    return [...this.written.spansIn(text), ...encoded, ...inside.map(({ span }) => span)];
  }

  private holds(text: string, depth: number): boolean {
    return this.seeds.whole.has(text) || this.knownIn(text, depth).length > 0;
  }
}

/** All of the encoded word that a span is in: its neighbours hold bits of the secret, too. */
function wholeCode(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start > 0 && ENCODED.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && ENCODED.test(text.charAt(end))) end += 1;
  return [start, end];
}
