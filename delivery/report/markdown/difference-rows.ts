import type { Value } from '../../model/value';
import { Redacted } from '../../model/value';
import type { DiffLine, Difference } from '../difference/difference';
import { diffLines } from '../difference/diff-lines';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { fenced } from '../text/fenced';
import { listed } from '../text/listed';
import { valueText } from '../text/value-text';

/** How the rows of a change are written. */
export interface RowStyle {
  /** Lines of one text difference. */
  readonly diffLines: number;
  /** Whether the lines around a difference are shown. */
  readonly context: boolean;
  /** Paths that force a replace. */
  readonly forcing: readonly string[];
}

const MOST_ELEMENTS = 12;

/** One differing attribute as an item of a list, two spaces in. */
export function differenceRow(difference: Difference, style: RowStyle): string {
  const forces = style.forcing.some((path) => path === difference.path || difference.path.startsWith(`${path}.`));
  const head = `  - ${codeSpan(shownLabel(difference))}`;
  const note = forces ? ' (forces the replace)' : '';
  switch (difference.kind) {
    case 'set':
      return `${head}: ${transition(difference.before, difference.after)}${note}\n`;
    case 'elements':
      return `${head}: ${elementsText(difference.removed, difference.added)}${note}\n`;
    case 'order':
      return `${head}: the same elements in another order${note}\n`;
    case 'format':
      return `${head}: the same JSON, written differently${note}\n`;
    case 'text':
    case 'json':
      return `${head}${note}:\n${diffBlock(diffLines(difference.kind === 'text' ? [difference] : difference.inside), difference.kind, style)}\n`;
  }
}

/** What a value was and is. Marks keep writing from right to left from swapping the two. */
export function transition(before: Value | undefined, after: Value | undefined): string {
  if (before instanceof Redacted && after instanceof Redacted && before.shown === after.shown) {
    return codeSpan(before.shown === '(sensitive)' ? '(sensitive, changed)' : `${before.shown} (sensitive, changed)`);
  }
  const [was, is] = [valueText(before), valueText(after)];
  const arrow = RIGHT_TO_LEFT.test(was + is) ? '&lrm;→&lrm;' : '→';
  return `${codeSpan(was)} ${arrow} ${codeSpan(is)}`;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}]|[\u{1E800}-\u{1EFFF}]/u;

function shownLabel({ label }: Difference): string {
  return label.length <= 160 ? label : valueText(label, 150);
}

function elementsText(removed: readonly Value[], added: readonly Value[]): string {
  return [
    ...(added.length === 0 ? [] : [`added ${spans(added)}`]),
    ...(removed.length === 0 ? [] : [`removed ${spans(removed)}`]),
  ].join('; ');
}

function spans(values: readonly Value[]): string {
  return listed(
    values.map((value) => codeSpan(valueText(value))),
    MOST_ELEMENTS,
  );
}

function diffBlock(all: readonly DiffLine[], kind: 'text' | 'json', { context, diffLines: most }: RowStyle): string {
  const lines = (kind === 'text' && all[0]?.sign === '@' ? all.slice(1) : all).filter(
    ({ sign }) => context || sign !== ' ',
  );
  const shown = lines.slice(0, most).map(({ sign, text }) => (sign === '@' ? `@@ ${text} @@` : `${sign} ${text}`));
  const more = lines.length - shown.length;
  return fenced([...shown, ...(more > 0 ? [`@@ and ${counted(more, 'more line')} @@`] : [])], 'diff', '    ');
}
