import { type Value, isAttributes } from '../../model/value';
import { valueText } from '../text/value-text';
import type { DiffLine, Difference } from './difference';

/** Differences as the lines of one text difference: what was, what is, and where. */
export function diffLines(all: readonly Difference[]): DiffLine[] {
  return all.flatMap(linesOf);
}

function linesOf(difference: Difference): DiffLine[] {
  const { label } = difference;
  switch (difference.kind) {
    case 'set':
      return [...valueLines('-', label, difference.before), ...valueLines('+', label, difference.after)];
    case 'elements':
      return [
        ...difference.removed.flatMap((value) => valueLines('-', label, value)),
        ...difference.added.flatMap((value) => valueLines('+', label, value)),
      ];
    case 'order':
      return [{ sign: ' ', text: `${label}: the same elements in another order` }];
    case 'format':
      return [{ sign: ' ', text: `${label}: only the formatting differs` }];
    case 'text':
      return [{ sign: '@', text: label }, ...difference.lines];
    case 'json':
      return [{ sign: '@', text: label }, ...diffLines(difference.inside)];
  }
}

function valueLines(sign: '+' | '-', label: string, value: Value | undefined): DiffLine[] {
  if (value === undefined) return [];
  const prefix = label === '' ? '' : `${label}: `;
  if (!isAttributes(value)) return [{ sign, text: `${prefix}${valueText(value)}` }];
  const inner = Object.entries(value).map(([name, held]) => ({ sign, text: `    ${name}: ${valueText(held)}` }));
  return [{ sign, text: `${prefix}{` }, ...inner, { sign, text: '}' }];
}
