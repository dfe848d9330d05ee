import { counted } from '../text/counted';
import { codeSpan } from '../text/code-span';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import type { Danger } from '../view/dangers';
import { braced } from './braced';
import { addressSpan } from './change-part';
import { type Part, type Section, fixed, loose, versions } from './part';

const WORDS = { delete: 'deleted', replace: 'replaced' } as const;
const MOST_STACKS = 12;
const CHUNK = 100;

/** Callouts that list every delete and every replace: those that lose something first. */
export function dangerSections(dangers: readonly Danger[]): Section[] {
  const high = dangers.filter(({ level }) => level === 'high');
  const others = dangers.filter(({ level }) => level !== 'high');
  return [
    ...callout('CAUTION', `${counted(countOf(high), 'object')} will be deleted or replaced at high risk`, high),
    ...callout('WARNING', `${counted(countOf(others), 'object')} will be deleted or replaced`, others),
  ];
}

function countOf(dangers: readonly Danger[]): number {
  return dangers.reduce((sum, { stacks }) => sum + stacks.length, 0);
}

function callout(kind: 'CAUTION' | 'WARNING', title: string, dangers: readonly Danger[]): Section[] {
  if (dangers.length === 0) return [];
  const open = fixed(`> [!${kind}]\n> **${title}**\n>\n`);
  return [loose([open, ...chunks(dangers).map(chunkPart), fixed('\n')])];
}

/** Dangers that may be told in one line: the same action in the same stacks. */
function chunks(dangers: readonly Danger[]): Danger[][] {
  const groups = new Map<string, Danger[][]>();
  for (const danger of dangers) {
    const key = JSON.stringify([danger.action, danger.stacks]);
    const known = groups.get(key);
    const last = known?.at(-1);
    if (known === undefined) groups.set(key, [[danger]]);
    else if (last !== undefined && last.length < CHUNK) last.push(danger);
    else known.push([danger]);
  }
  return [...groups.values()].flat();
}

function chunkPart(dangers: readonly Danger[]): Part {
  const part = versions(
    {
      0: () => dangers.map(line).join(''),
      6: () => dangers.map(shortLine).join(''),
      7: () => abbreviated(dangers),
      8: () => countedOnly(dangers),
      9: () => '',
    },
    dangers.length,
  );
  return {
    ...part,
    musts: dangers.map(({ action, address, stacks }) => `${action} ${address} in ${stacks.join(', ')}`),
  };
}

function line(danger: Danger): string {
  const why = danger.why === null ? [] : [prose(danger.why)];
  const told = [...why, ...danger.risks.map(prose)].join('; ');
  return `${shortLine(danger).trimEnd()}${told === '' ? '' : `: ${told}`}\n`;
}

function shortLine({ action, address, stacks }: Danger): string {
  return `> - ${addressSpan(address)} will be **${WORDS[action]}** in ${stackSpans(stacks)}\n`;
}

function abbreviated(dangers: readonly Danger[]): string {
  const addresses = braced(dangers.map(({ address }) => shortenedName(address, 240))).map(codeSpan);
  return `> - ${label(dangers)}: ${addresses.join(' ')}\n`;
}

function countedOnly(dangers: readonly Danger[]): string {
  const types = new Map<string, number>();
  for (const { type } of dangers) types.set(type, (types.get(type) ?? 0) + 1);
  const shown = [...types].map(([type, count]) => `${count} × ${codeSpan(shortenedName(type, 60))}`);
  return `> - ${label(dangers)}, not listed: ${shown.join(', ')}\n`;
}

function label([danger]: readonly Danger[]): string {
  return danger === undefined ? '' : `${WORDS[danger.action]} in ${stackSpans(danger.stacks)}`;
}

function stackSpans(stacks: readonly string[]): string {
  return listed(
    stacks.map((stack) => codeSpan(shortenedName(stack, 80))),
    MOST_STACKS,
  );
}
