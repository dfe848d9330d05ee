import { structuredPatch } from 'diff';

import { counted } from '../text/counted';
import { shortened } from '../text/shortened';
import type { DiffLine } from './difference';

const CONTEXT = 2;
const LONGEST_LINE = 200;

// Beyond this many edits the two texts have little in common, and finding the least difference takes long.
const MOST_EDITS = 300;
const MOST_LINES = 3000;
const MOST_SHOWN = 1000;

// Where a statement on one line is broken, so that a change in it is told from what stays.
const SQL_BREAK =
  /(?<!\s|\b(?:left|right|inner|full|cross))\s+(?=(?:select|from|where|(?:left |right |inner |full |cross )?join|group by|order by|having|union|qualify|and|or|when|set|values)\s)/gi;

/** How two texts differ, line by line, with a few lines around each difference. */
export function textLines(before: string, after: string): DiffLine[] {
  const [was, is] = [linesOf(before, after), linesOf(after, before)];
  const patch =
    was.length > MOST_LINES || is.length > MOST_LINES
      ? undefined
      : structuredPatch('', '', was.join('\n'), is.join('\n'), '', '', { context: CONTEXT, maxEditLength: MOST_EDITS });
  if (patch === undefined) return focused(betweenEnds(was, is));
  const several = patch.hunks.length > 1 || (patch.hunks[0]?.oldStart ?? 0) > CONTEXT;
  const lines = patch.hunks.flatMap((hunk) => [
    ...(several ? [{ sign: '@', text: `line ${hunk.oldStart}` } as const] : []),
    ...hunk.lines.filter((line) => !line.startsWith('\\')).map(signed),
  ]);
  return focused(lines);
}

function linesOf(text: string, other: string): string[] {
  if (text.includes('\n') || other.includes('\n')) return text.split('\n');
  return text.split(SQL_BREAK).flatMap((part) => part.split(/(?<=[,;])\s*/));
}

function signed(line: string): DiffLine {
  const sign = line.startsWith('+') || line.startsWith('-') ? (line[0] as '+' | '-') : ' ';
  return { sign, text: line.slice(1) };
}

/** Everything between the lines that both begin with and the lines that both end with. */
function betweenEnds(was: readonly string[], is: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  return [
    { sign: '@', text: `line ${start + 1}` },
    ...firstOf(was.slice(start, was.length - end), '-'),
    ...firstOf(is.slice(start, is.length - end), '+'),
  ];
}

function firstOf(lines: readonly string[], sign: '+' | '-'): DiffLine[] {
  const more = lines.length - MOST_SHOWN;
  return [
    ...lines.slice(0, MOST_SHOWN).map((text) => ({ sign, text })),
    ...(more > 0 ? [{ sign, text: `… and ${counted(more, 'more line')}` }] : []),
  ];
}

/** Long lines cut to where they differ from the line that takes their place. */
function focused(lines: readonly DiffLine[]): DiffLine[] {
  return lines.map((line, at) => {
    if (line.text.length <= LONGEST_LINE) return line;
    const other = line.sign === '-' ? lines[at + 1] : line.sign === '+' ? lines[at - 1] : undefined;
    const start = other === undefined ? 0 : Math.max(0, commonStart(line.text, other.text) - 40);
    return { sign: line.sign, text: `${start > 0 ? '…' : ''}${shortened(line.text.slice(start), LONGEST_LINE)}` };
  });
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
