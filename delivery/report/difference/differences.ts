import { type Attributes, type Value, isAttributes } from '../../model/value';
import { type Difference, type Place, within } from './difference';
import { listDifferences } from './list-differences';
import { parsedInside } from './parsed-inside';
import { textLines } from './text-lines';
import { isSame } from './value-key';

const ROOT: Place = { label: '', path: '' };
const LONG = 90;

/** The attributes that differ, each once, at the innermost place that tells what differs. */
export function differences(before: Attributes | null, after: Attributes | null): Difference[] {
  return between(before ?? {}, after ?? {}, ROOT);
}

function between(before: Value | undefined, after: Value | undefined, place: Place): Difference[] {
  if (isSame(before, after)) return [];
  if (isAttributes(before) && isAttributes(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => between(before[name], after[name], within(place, name)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return listDifferences(before as readonly Value[], after as readonly Value[], { place, between });
  }
  if (typeof before === 'string' && typeof after === 'string') return [betweenTexts(before, after, place)];
  return [{ ...place, kind: 'set', before, after }];
}

function betweenTexts(before: string, after: string, place: Place): Difference {
  const [was, is] = [parsedInside(before), parsedInside(after)];
  if (was !== undefined && is !== undefined) {
    const inside = between(was, is, ROOT);
    return inside.length === 0 ? { ...place, kind: 'format' } : { ...place, kind: 'json', inside };
  }
  const isLong = before.length > LONG || after.length > LONG || before.includes('\n') || after.includes('\n');
  if (isLong && before !== '' && after !== '') return { ...place, kind: 'text', lines: textLines(before, after) };
  return { ...place, kind: 'set', before, after };
}
