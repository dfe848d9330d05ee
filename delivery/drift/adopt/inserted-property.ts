import type { ObjectExpression } from '@swc/core';

import { NotUnderstood } from './not-understood';
import { firstOf, lastOf } from './object-in-code';
import type { ParsedSource } from './parsed-source';

/** A place in a text, and what is to stand there instead. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A comma, what is said behind it, and the end of the line. */
const COMMA_LINE = /^,(?:[ \t]*\/\/[^\n]*|[ \t]*\/\*[^\n*]*\*\/)?[ \t]*\r?\n/;

/**
 * Puts a property behind the last one of an object literal, on a line of its own where those are. Comments stay.
 * @throws NotUnderstood where comments leave no place.
 */
export function insertedProperty(object: ObjectExpression, property: string, source: ParsedSource): TextEdit {
  const { text } = source;
  const { start, end } = source.range(object);
  const last = object.properties.at(-1);
  if (last === undefined) {
    if (text.slice(start + 1, end - 1).trim() !== '') throw new NotUnderstood('an empty object holds comments');
    return { start, end, text: `{ ${property} }` };
  }
  const lastEnd = source.range(lastOf(last)).end;
  const gap = text.slice(lastEnd, end - 1);
  if (!gap.includes('\n')) return { start: lastEnd, end: lastEnd, text: `, ${property}` };
  const indent = indentAt(text, source.range(firstOf(last)).start);
  const line = COMMA_LINE.exec(gap)?.[0];
  if (line !== undefined)
    return { start: lastEnd + line.length, end: lastEnd + line.length, text: `${indent}${property},\n` };
  if (gap.trim() !== '') throw new NotUnderstood('comments stand where a property is to go');
  return { start: lastEnd, end: lastEnd, text: `,\n${indent}${property},` };
}

/** What a line starts with. */
export function indentAt(text: string, position: number): string {
  const line = text.slice(text.lastIndexOf('\n', position - 1) + 1);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
