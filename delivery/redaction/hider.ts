import { formsOf } from './encodings';
import { PatternIndex } from './pattern-index';
import type { Seeds } from './seeds';
import type { DecodedPart } from './searched-text';
import { HIDDEN, type Span, withoutSpans } from './spans';
import type { TextSearch } from './text-search';
import { unescapedForms } from './unescaped';

const ENCODED = /[\w+/=-]/;

/** Takes secrets out of texts: those that are known, in all their forms, and those that look like one. */
export class Hider {
  private readonly written: PatternIndex;
  private readonly encoded: PatternIndex;
  private readonly hidden = { public: new Map<string, string>(), other: new Map<string, string>() };

  constructor(
    private readonly seeds: Seeds,
    private readonly search: TextSearch,
  ) {
    const forms = [...seeds.within].map(formsOf);
    this.written = new PatternIndex(forms.flatMap(({ written }) => written));
    this.encoded = new PatternIndex(forms.flatMap(({ encoded }) => encoded));
  }

  /**
   * The text around the secrets in a text.
   * @param isPublic whether it stands where digests and ids stand, which look random and are not secret.
   */
  hide(text: string, isPublic = false): string {
    if (this.seeds.whole.has(text)) return HIDDEN;
    const done = this.hidden[isPublic ? 'public' : 'other'];
    const before = done.get(text);
    if (before !== undefined) return before;
    const { secrets, decoded } = this.search.in(text, isPublic);
    const hidden = withoutSpans(text, [...secrets, ...this.knownIn(text, decoded)]);
    done.set(text, hidden);
    return hidden;
  }

  private knownIn(text: string, decoded: readonly DecodedPart[]): Span[] {
    const spans = decoded.filter((part) => this.holds(part)).map(({ span }) => span);
    for (const form of unescapedForms(text)) {
      const found = [...this.written.spansIn(form.text), ...this.encodedIn(form.text)];
      for (const span of found) spans.push(form.origin(span));
    }
    return spans;
  }

  private encodedIn(text: string): Span[] {
    const words: Span[] = [];
    for (const span of this.encoded.spansIn(text)) {
      const [, end] = words.at(-1) ?? [0, 0];
      if (span[0] >= end) words.push(wholeCode(text, span));
    }
    return words;
  }

  private holds({ text, inside }: DecodedPart): boolean {
    return this.seeds.whole.has(text) || this.knownIn(text, inside.decoded).length > 0;
  }
}

/** All of the encoded word that a span is in: its neighbours hold bits of the secret, too. */
function wholeCode(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start > 0 && ENCODED.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && ENCODED.test(text.charAt(end))) end += 1;
  return [start, end];
}
