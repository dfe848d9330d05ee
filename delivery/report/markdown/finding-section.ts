import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { type Finding, type Place, findingsIn, riskWords } from '../view/findings';
import { addressSpan } from './change-part';
import { type Part, type Section, fixed, loose, versions } from './part';

const MOST_PLACES = 5;
const FEW = 3;

/** What is risky about an environment's changes besides what they take away. */
export function findingSection(environment: ProposedEnvironment): Section {
  const findings = findingsIn(environment);
  if (findings.length === 0) return loose([]);
  return loose([
    versions({ 0: () => '### Risks\n\n', 6: () => `**Risks:** ${summary(findings)}\n\n` }),
    ...findings.map(part),
    fixed('\n'),
  ]);
}

function part(finding: Finding): Part {
  const { level, kind, reason, places } = finding;
  const head = `- **${level}**, ${riskWords(kind)}: ${prose(reason)}`;
  return versions({
    0: () => `${head} (${listed(placesText(places), MOST_PLACES)})\n`,
    4: () => `${head} (${counted(places.length, 'change')})\n`,
    6: () => '',
  });
}

function summary(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { level, kind, places } of findings) {
    const name = `${level}, ${riskWords(kind)}`;
    counts.set(name, (counts.get(name) ?? 0) + places.length);
  }
  return [...counts].map(([name, count]) => `${counted(count, 'change')} ${name}`).join('; ');
}

/** Places one by one where they are few, else by how many of a type are in a stack. */
function placesText(places: readonly Place[]): string[] {
  const inStack = (stack: string) => `in ${codeSpan(shortenedName(stack, 80))}`;
  if (places.length <= FEW) return places.map(({ address, stack }) => `${addressSpan(address)} ${inStack(stack)}`);
  const counts = new Map<string, { place: Place; count: number }>();
  for (const place of places) {
    const key = JSON.stringify([place.stack, place.type]);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { place, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].map(
    ({ place, count }) => `${count} × ${codeSpan(shortenedName(place.type, 120))} ${inStack(place.stack)}`,
  );
}
