import { htmlText } from '../text/html-text';
import { shortened } from '../text/shortened';
import { visibleText } from '../text/visible-text';

// A page of megabytes helps nobody: what is longer is cut, and says so.
const LONGEST = 6_000;
const LONGEST_SENTENCE = 600;

/** Text that is HTML already: everything in it that came from elsewhere is inert. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may be put into HTML: texts and numbers are made inert. */
export type Inner = Html | string | number | readonly Html[];

/** HTML from a template: whatever is put into it is inert, unless it was made by this very function. */
export function markup(strings: TemplateStringsArray, ...inner: readonly Inner[]): Html {
  const parts = strings.map((text, at) => `${text}${at < inner.length ? written(inner[at] ?? '') : ''}`);
  return new Html(parts.join(''));
}

/** A text as code, apart from the direction of what is around it. */
export function code(text: string): Html {
  return markup`<code>${text}</code>`;
}

/** A sentence, cut where it is far longer than one. */
export function sentence(text: string): string {
  return shortened(visibleText(text), LONGEST_SENTENCE);
}

/** Nothing. */
export const NOTHING = new Html('');

/** HTML of each, with something between. */
export function joined(parts: readonly Html[], between: string): Html {
  return new Html(parts.map(({ text }) => text).join(htmlText(between)));
}

function written(inner: Inner): string {
  if (inner instanceof Html) return inner.text;
  if (typeof inner === 'object') return inner.map(({ text }) => text).join('');
  return htmlText(shortened(String(inner), LONGEST));
}
