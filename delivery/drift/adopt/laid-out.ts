import type { ObjectExpression } from '@swc/core';

import { type TextEdit, indentAt } from './inserted-property';
import { firstOf, lastOf, ownProperty } from './object-in-code';
import { type ParsedSource, plainExpression } from './parsed-source';

/** As `.oxfmtrc.json` has it. */
const WIDTH = 120;

/**
 * The next step toward lines that are not too long, along the path of a setting: the outermost object literal on an
 * overlong line takes a line for each property, a string a line of its own. `null` where there is nothing to do; what
 * holds comments is left as it is.
 */
export function layoutStep(object: ObjectExpression, path: readonly string[], source: ParsedSource): TextEdit | null {
  const { start, end } = source.range(object);
  const { text } = source;
  if (!text.slice(start, end).includes('\n') && isTooLong(text, start)) return broken(object, source);
  const [key, ...rest] = path;
  const own = key === undefined ? undefined : ownProperty(object, key);
  if (own === undefined) return null;
  const value = plainExpression(own.value);
  if (value.type === 'ObjectExpression') return layoutStep(value, rest, source);
  if (value.type !== 'StringLiteral') return null;
  const from = source.range(value).start;
  if (!isTooLong(text, from) || !text.slice(0, from).endsWith(': ')) return null;
  return { start: from - 1, end: from, text: `\n${indentAt(text, from)}  ` };
}

function isTooLong(text: string, position: number): boolean {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const end = text.indexOf('\n', position);
  return (end === -1 ? text.length : end) - start > WIDTH;
}

function broken(object: ObjectExpression, source: ParsedSource): TextEdit | null {
  const { text } = source;
  const { start, end } = source.range(object);
  const places = object.properties.map((member) => ({
    start: source.range(firstOf(member)).start,
    end: source.range(lastOf(member)).end,
  }));
  const ends = [start + 1, ...places.map((place) => place.end)];
  const starts = [...places.map((place) => place.start), end - 1];
  const isBare = ends.every((from, i) => /^[\s,]*$/.test(text.slice(from, starts[i])));
  if (!isBare || places.length === 0) return null;
  const indent = indentAt(text, start);
  const lines = places.map((place) => `${indent}  ${text.slice(place.start, place.end)},\n`);
  return { start, end, text: `{\n${lines.join('')}${indent}}` };
}
