import type { Risk } from '../../model/risk';
import { DRIFT_DANGERS, type DriftDanger, type DriftedObject, type StackDrift } from '../../model/stack-drift';
import { addressSpan, changePart } from '../markdown/change-part';
import { transition } from '../markdown/difference-rows';
import { COMMENT } from '../markdown/limits';
import { type Part, type Section, fixed, loose, versions } from '../markdown/part';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { changeRows } from '../view/change-row';
import { riskWords } from '../view/findings';

const TITLES: Readonly<Record<DriftDanger, string>> = {
  security: 'Security',
  destructive: 'Destructive',
  other: 'Other changes',
  tags: 'Tags only',
};

/** So many of each danger stay when the rest gives way. */
const FIRST = 25;
const MOST_REASONS = 12;
const MOST_PLACES = 3;

/** All that differs, the most dangerous first, attribute by attribute. */
export function dangerSections(drift: StackDrift): Section[] {
  const { outputs } = drift.assessment.changeSet;
  return [
    ...DRIFT_DANGERS.flatMap((danger) => sectionsOf(danger, drift.objects)),
    loose(
      outputs.map(({ name, before, after }) => {
        const head = `- output ${codeSpan(shortenedName(name, 120))}`;
        return versions({ 0: () => `${head}: ${transition(before, after)}\n`, 2: () => `${head}\n`, 8: () => '' }, 1);
      }),
    ),
    loose(outputs.length === 0 ? [] : [fixed('\n')]),
  ];
}

function sectionsOf(danger: DriftDanger, all: readonly DriftedObject[]): Section[] {
  const own = all.filter((object) => object.danger === danger);
  if (own.length === 0) return [];
  const rows = changeRows(
    own.map(({ change, done, undoing }) => ({ change, risks: done.length > 0 ? done : undoing })),
  );
  const parts = rows.map((row) => changePart(row, COMMENT));
  const open = `### ${TITLES[danger]}\n\n`;
  const count = `${counted(own.length, 'object')}, not listed for length\n\n`;
  const rest = parts.slice(FIRST);
  return [
    loose([fixed(open)]),
    loose(reasonParts(own)),
    { open: '', parts: parts.slice(0, FIRST), close: '\n', until: 12, instead: count },
    ...(rest.length === 0 ? [] : [{ open: '', parts: rest, close: '\n', until: 5, instead: more(rest) } as const]),
  ];
}

function more(rest: readonly Part[]): string {
  const rows = rest.reduce((sum, part) => sum + part.rows, 0);
  return `and ${counted(rows, 'more object')}\n\n`;
}

/** What is risky about what was done: each reason once, with some of the objects. */
function reasonParts(objects: readonly DriftedObject[]): Part[] {
  const found = new Map<string, { risk: Risk; addresses: string[] }>();
  for (const { change, done } of objects) {
    for (const risk of done.filter(({ kind }) => kind !== 'routine')) {
      const key = JSON.stringify([risk.level, risk.kind, risk.reason]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { risk, addresses: [change.address] });
      else known.addresses.push(change.address);
    }
  }
  const reasons = [...found.values()].slice(0, MOST_REASONS).map(({ risk, addresses }, at) => {
    const head = `${at === 0 ? '' : '>\n'}> **${risk.level}**, ${riskWords(risk.kind)}: ${prose(risk.reason)}`;
    const where = listed(addresses.map(addressSpan), MOST_PLACES);
    return versions({ 0: () => `${head} (${where})\n`, 4: () => `${head}\n`, 6: () => '' });
  });
  return reasons.length === 0 ? [] : [...reasons, fixed('\n')];
}
