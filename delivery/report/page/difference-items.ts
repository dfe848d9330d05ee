import { type Value, Redacted } from '../../model/value';
import { diffLines } from '../difference/diff-lines';
import type { DiffLine, Difference } from '../difference/difference';
import { grouped } from '../text/counted';
import { shortenedName } from '../text/shortened';
import { valueText } from '../text/value-text';
import { type Html, NOTHING, code, joined, markup } from './markup';

const MOST_LINES = 2_000;
const LONGEST = 2_000;
const MOST_ELEMENTS = 500;

/** How the attributes of one object differ, as a list of names and what became of them. */
export function differenceItems(all: readonly Difference[], forcing: readonly string[]): Html {
  if (all.length === 0) return NOTHING;
  return markup`<dl>${all.map((difference) => item(difference, forcing))}</dl>`;
}

/** What a value was and is. */
export function transition(before: Value | undefined, after: Value | undefined): Html {
  if (before instanceof Redacted && after instanceof Redacted && before.shown === after.shown) {
    return markup`${code(before.shown)} <span class="soft">changed</span>`;
  }
  return markup`<del class="removed">${code(valueText(before, LONGEST))}</del> <span class="hidden">becomes</span
    ><bdi aria-hidden="true">→</bdi> <ins class="added">${code(valueText(after, LONGEST))}</ins>`;
}

function item(difference: Difference, forcing: readonly string[]): Html {
  const forces = forcing.some((path) => path === difference.path || difference.path.startsWith(`${path}.`));
  const note = forces ? markup` <strong class="high">forces the replace</strong>` : NOTHING;
  return markup`<dt>${code(shortenedName(difference.label, 300))}${note}</dt>
    <dd>${body(difference)}</dd>`;
}

function body(difference: Difference): Html {
  switch (difference.kind) {
    case 'set':
      return transition(difference.before, difference.after);
    case 'elements':
      return elements(difference.removed, difference.added);
    case 'order':
      return markup`the same elements in another order`;
    case 'format':
      return markup`the same JSON, written differently`;
    case 'text':
      return lines(difference.lines);
    case 'json':
      return lines(diffLines(difference.inside));
  }
}

function elements(removed: readonly Value[], added: readonly Value[]): Html {
  const told = [
    ...(added.length === 0 ? [] : [markup`added ${values(added, 'added')}`]),
    ...(removed.length === 0 ? [] : [markup`removed ${values(removed, 'removed')}`]),
  ];
  return joined(told, '; ');
}

function values(all: readonly Value[], name: string): Html {
  const shown = all
    .slice(0, MOST_ELEMENTS)
    .map((value) => markup`<span class="${name}">${code(valueText(value, LONGEST))}</span>`);
  const more = all.length > MOST_ELEMENTS ? markup` and ${grouped(all.length - MOST_ELEMENTS)} more` : NOTHING;
  return markup`${joined(shown, ', ')}${more}`;
}

const CLASSES = { '+': 'added', '-': 'removed', ' ': '', '@': 'soft' } as const;

function lines(all: readonly DiffLine[]): Html {
  const shown = all
    .slice(0, MOST_LINES)
    .map(({ sign, text }) => markup`<span class="${CLASSES[sign]}">${sign} ${text}</span>`);
  const more =
    all.length > MOST_LINES
      ? markup`<span class="soft">@ and ${grouped(all.length - MOST_LINES)} more lines</span>`
      : NOTHING;
  return markup`<pre>${shown}${more}</pre>`;
}
