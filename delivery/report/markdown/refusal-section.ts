import type { ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { type Part, type Section, fixed, loose, versions } from './part';

const FEW = 5;

/** What the gates would refuse as things stand, and what to do about it. */
export function refusalSection(environments: readonly ProposedEnvironment[]): Section {
  const refused = environments.filter(({ refusals }) => refusals.length > 0);
  if (refused.length === 0) return loose([]);
  const count = refused.reduce((sum, { refusals }) => sum + refusals.length, 0);
  return loose([
    fixed(`> [!CAUTION]\n> **The gate refuses this as it stands** (${counted(count, 'reason')})\n>\n`),
    ...refused.slice(0, 20).flatMap(partsOf),
    fixed('\n'),
  ]);
}

function partsOf(environment: ProposedEnvironment): Part[] {
  const rules = new Map<string, string[]>();
  for (const { rule, sentence } of environment.refusals) {
    rules.set(rule, [...(rules.get(rule) ?? []), sentence]);
  }
  const head = (rule: string) =>
    `> - ${codeSpan(shortenedName(environment.name, 40))}, ${codeSpan(shortenedName(rule, 60))}`;
  return [...rules].map(([rule, sentences]) => {
    const lines = (some: readonly string[]) => some.map((sentence) => `${head(rule)}: ${prose(sentence)}\n`).join('');
    const more = (shown: number) => `${head(rule)}: ${counted(sentences.length - shown, 'more refusal')}\n`;
    return versions({
      0: () => lines(sentences),
      ...(sentences.length > FEW ? { 6: () => `${lines(sentences.slice(0, FEW))}${more(FEW)}` } : {}),
      10: () => more(0),
      12: () => '',
    });
  });
}
