import { type Html, NOTHING, markup } from '../page/markup';
import { counted, grouped } from '../text/counted';
import { inertJson } from './inert-json';
import type { Row } from './rows';

/** A table that may be longer than anybody reads at once. */
export interface LongTable {
  /** Its id on the page. */
  readonly id: 'releases' | 'history';
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** What is counted: one of them, and many. */
  readonly nouns: readonly [string, string];
}

/** So many rows are there without a click, and without a script. */
const FIRST = 20;

/** So many can be found on the page at all: more of them would make it slow to open and slow to search. */
const MOST = 1_000;

/** A table with its newest rows; the rest lies beside it for the script of the page. */
export function longTable({ id, caption, heads, rows, nouns }: LongTable): Html {
  const kept = rows.slice(0, MOST);
  const left = rows.length - kept.length;
  const hidden = kept.length - FIRST;
  return markup`<div class="scrolled" role="region" aria-label="${caption}" tabindex="0">
<table class="wide" id="${id}-table">
<caption class="hidden">${caption}</caption>
<thead><tr>${heads.map((head) => markup`<th scope="col"><bdi>${head}</bdi></th>`)}</tr></thead>
<tbody>${kept.slice(0, FIRST).map(({ html }) => html)}</tbody>
</table></div>
<p class="more"><span class="soft" id="${id}-count" role="status">${shown(kept.length, nouns)}</span>
<button type="button" id="${id}-more" hidden>Show more</button></p>
${hidden <= 0 ? NOTHING : markup`<noscript><p class="soft">${counted(hidden, 'older row')} can be seen where scripts run.</p></noscript>`}
${left <= 0 ? NOTHING : markup`<p class="soft">${counted(left, 'older row')} are not on this page; "sluice status --json" has them.</p>`}
${inertJson(
  `${id}-rows`,
  kept.map(({ html, text, marks = [] }) => [html.text, text, ...marks]),
)}`;
}

function shown(all: number, [one, many]: LongTable['nouns']): string {
  const noun = all === 1 ? one : many;
  return all <= FIRST ? `${all} ${noun}` : `${FIRST} of ${grouped(all)} ${noun}`;
}
