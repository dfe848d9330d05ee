import { counted } from '../text/counted';
import { codeSpan } from '../text/code-span';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { braced } from '../text/braced';
import { type Danger, type DangerGroup, dangerGroups } from '../view/dangers';
import { addressSpan } from './change-part';
import { type Must, type Part, type Section, fixed, loose, versions } from './part';

type Kind = 'CAUTION' | 'WARNING';

const WORDS = { delete: 'deleted', replace: 'replaced' } as const;
const MOST_STACKS = 12;
const FEW = 3;
const CHUNK = 100;

// Fewer than these are hardly shorter when they are counted.
const MANY = 8;

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

function callout(kind: Kind, title: string, dangers: readonly Danger[]): Section[] {
  if (dangers.length === 0) return [];
  const open = fixed(`> [!${kind}]\n> **${title}**\n>\n`);
  return [loose([open, ...chunks(dangers).map((chunk) => chunkPart(chunk, kind)), fixed('\n')])];
}

/** Dangers that may be told in one line: those of the same stacks. */
function chunks(dangers: readonly Danger[]): Danger[][] {
  const groups = new Map<string, Danger[][]>();
  for (const danger of dangers) {
    const key = JSON.stringify(danger.stacks);
    const known = groups.get(key);
    const last = known?.at(-1);
    if (known === undefined) groups.set(key, [[danger]]);
    else if (last !== undefined && last.length < CHUNK) last.push(danger);
    else known.push([danger]);
  }
  return [...groups.values()].flat();
}

function chunkPart(dangers: readonly Danger[], kind: Kind): Part {
  const [some, none] = kind === 'CAUTION' ? ([11, 12] as const) : ([10, 11] as const);
  const part = versions(
    {
      0: () => dangerGroups(dangers).map(groupText).join(''),
      6: () => dangers.map(shortLine).join(''),
      7: () => abbreviated(dangers),
      ...(dangers.length < MANY ? {} : { [some]: () => countedOnly(dangers) }),
      [none]: () => '',
    },
    dangers.length,
  );
  return { ...part, musts: dangers.map(mustOf) };
}

function mustOf({ action, type, address, stacks }: Danger): Must {
  return { type, stacks, line: `${action} ${address} in ${stacks.join(', ')}` };
}

/** A line each where they are few, else one line for all, which names them. */
function groupText(group: DangerGroup): string {
  const { action, type, addresses, stacks } = group;
  const told = reasons(group);
  if (addresses.length <= FEW) {
    return addresses.map((address) => `${shortLine({ action, address, stacks }).trimEnd()}${told}\n`).join('');
  }
  const what = `${addresses.length} × ${codeSpan(shortenedName(type, 60))}`;
  const names = braced(addresses.map((address) => shortenedName(address, 240))).map(codeSpan);
  return `> - ${what} will be **${WORDS[action]}** in ${stackSpans(stacks)}${told}. They are ${names.join(' ')}\n`;
}

function reasons({ why, risks }: Pick<Danger, 'why' | 'risks'>): string {
  const told = [...(why === null ? [] : [prose(why)]), ...risks.map(prose)].join('; ');
  return told === '' ? '' : `: ${told}`;
}

function shortLine({ action, address, stacks }: Pick<Danger, 'action' | 'address' | 'stacks'>): string {
  return `> - ${addressSpan(address)} will be **${WORDS[action]}** in ${stackSpans(stacks)}\n`;
}

function abbreviated(dangers: readonly Danger[]): string {
  const told = byAction(dangers).map(([action, some]) => {
    const addresses = braced(some.map(({ address }) => shortenedName(address, 240))).map(codeSpan);
    return `${WORDS[action]} ${addresses.join(' ')}`;
  });
  return `> - ${stacksOf(dangers)}: ${told.join('; ')}\n`;
}

function countedOnly(dangers: readonly Danger[]): string {
  const told = byAction(dangers).map(([action, some]) => {
    const types = new Map<string, number>();
    for (const { type } of some) types.set(type, (types.get(type) ?? 0) + 1);
    const counts = [...types].map(([type, count]) => `${count} × ${codeSpan(shortenedName(type, 60))}`);
    return `${WORDS[action]} ${counts.join(', ')}`;
  });
  return `> - ${stacksOf(dangers)}, not listed: ${told.join('; ')}\n`;
}

function byAction(dangers: readonly Danger[]): [Danger['action'], Danger[]][] {
  const actions = ['delete', 'replace'] as const;
  return actions
    .map((action): [Danger['action'], Danger[]] => [action, dangers.filter((danger) => danger.action === action)])
    .filter(([, some]) => some.length > 0);
}

function stacksOf([danger]: readonly Danger[]): string {
  return danger === undefined ? '' : stackSpans(danger.stacks);
}

function stackSpans(stacks: readonly string[]): string {
  return listed(
    stacks.map((stack) => codeSpan(shortenedName(stack, 80))),
    MOST_STACKS,
  );
}
