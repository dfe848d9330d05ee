import { createHash } from 'node:crypto';

import { codeSpan } from '../text/code-span';
import { counted, grouped } from '../text/counted';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import type { Fitted } from './fitted';
import type { Must } from './part';

const MOST_TYPES = 8;

/** Says what a document had to leave out; empty where it left out nothing. */
export function leftOut({ rowsLeftOut, rowsShortened, notListed }: Fitted): string {
  const rows = [
    ...(rowsLeftOut === 0 ? [] : [`${counted(rowsLeftOut, 'row')} left out`]),
    ...(rowsShortened === 0 ? [] : [`${counted(rowsShortened, 'row')} shortened`]),
  ];
  const cut = rows.length === 0 ? '' : `**For length: ${rows.join(', ')}; see the full report.**`;
  return [cut, unlisted(notListed)]
    .filter((line) => line !== '')
    .map((line) => `${line}\n\n`)
    .join('');
}

function unlisted(musts: readonly Must[]): string {
  if (musts.length === 0) return '';
  const stacks = new Set(musts.flatMap((must) => must.stacks)).size;
  const types = new Map<string, number>();
  for (const { type } of musts) types.set(type, (types.get(type) ?? 0) + 1);
  const byType = [...types]
    .sort(([, a], [, b]) => b - a)
    .map(([type, count]) => `${grouped(count)} × ${codeSpan(shortenedName(type, 60))}`);
  const lines = musts.map(({ line }) => line).sort();
  const digest = createHash('sha256').update(lines.join('\n')).digest('hex');
  return (
    `**${grouped(musts.length)} deletes and replaces in ${counted(stacks, 'stack')} are not listed here; ` +
    `the list is in the full report**: ${listed(byType, MOST_TYPES)} (SHA-256 of the list ${codeSpan(digest.slice(0, 16))}).`
  );
}
