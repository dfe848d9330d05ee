import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { type Finding, type PlaceGroup, findingsIn, groupedPlaces, riskWords } from '../view/findings';
import { addressSpan } from './change-part';
import { type Part, type Section, fixed, loose, versions } from './part';

const MOST_PLACES = 5;
const MOST_OTHERS = 4;

/** What is risky about an environment's changes besides what they take away. */
export function findingSection(environment: ProposedEnvironment): Section {
  const findings = findingsIn(environment);
  if (findings.length === 0) return loose([]);
  const grave = findings.filter(({ level }) => level === 'high');
  const others = findings.filter(({ level }) => level !== 'high');
  const isFew = others.length <= MOST_OTHERS;
  return loose([
    versions({ 0: () => '### Risks\n\n', 6: () => `**Risks:** ${summary(findings)}\n\n` }),
    ...grave.map(part),
    ...(isFew ? others.map(part) : [foldedOthers(others, grave.length > 0)]),
    fixed('\n'),
  ]);
}

function foldedOthers(findings: readonly Finding[], hasGrave: boolean): Part {
  const title = `${findings.length} ${hasGrave ? 'more risks' : 'risks'} of medium and low level`;
  const lines = findings.map((finding) => part(finding).at(0)).join('');
  return versions({
    0: () => `\n<details><summary>${title}</summary>\n\n${lines}\n</details>\n`,
    4: () => `- ${title}\n`,
    6: () => '',
  });
}

function part(finding: Finding): Part {
  const { level, kind, reason, places } = finding;
  const head = `- **${level}**, ${riskWords(kind)}: ${prose(reason)}`;
  return versions({
    0: () => `${head} (${listed(groupedPlaces(places).map(placeText), MOST_PLACES)})\n`,
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

function placeText({ count, name, stack }: PlaceGroup): string {
  const what = count === 1 ? addressSpan(name) : `${count} × ${codeSpan(shortenedName(name, 120))}`;
  return `${what} in ${codeSpan(shortenedName(stack, 80))}`;
}
