import type { Found } from '../../model/drift-watch';
import { type Section, fixed, loose, versions } from '../markdown/part';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { fenced } from '../text/fenced';
import { prose } from '../text/prose';
import { riskWords } from '../view/findings';

type Drifted = Extract<Found, { kind: 'drifted' }>;

const FEW = 10;

/** The way out that takes back what was done: an apply that does just what is shown. */
export function revertingSections({ drift, approvals, refusals }: Drifted, release: string): Section[] {
  const what = `It applies ${codeSpan(release)} to this stack again: what is shown here, and nothing else.`;
  const head = `### To take it back\n\n${fenced([`npx sluice repair ${drift.stack}`], 'sh')}\n\n${what} ${asked(approvals, drift.digest)}\n\n`;
  const lines = refusals.map(({ rule, sentence }) => `> - ${codeSpan(rule)}: ${prose(sentence)}\n`);
  const more = `> - ${counted(Math.max(0, lines.length - FEW), 'more reason')}\n`;
  const refused = [
    fixed(`> [!CAUTION]\n> **The gate refuses that as it stands** (${counted(lines.length, 'reason')})\n>\n`),
    versions({
      0: () => lines.join(''),
      4: () => `${lines.slice(0, FEW).join('')}${lines.length > FEW ? more : ''}`,
      10: () => '',
    }),
    fixed('\n'),
  ];
  return [loose([fixed(head), fixed(risksOf(drift))]), loose(refusals.length === 0 ? [] : refused)];
}

function asked(approvals: number, digest: string): string {
  if (approvals === 0) return 'No approval is asked for.';
  const word = codeSpan(`/approve ${digest.slice(0, 12)}`);
  return `It asks for ${counted(approvals, 'approval')}: members comment ${word}, and nothing else. Who deletes the comment takes it back.`;
}

/** What putting it right may itself do, by kind. */
function risksOf({ objects }: Drifted['drift']): string {
  const counts = new Map<string, number>();
  for (const { undoing } of objects) {
    for (const kind of new Set(undoing.map((risk) => risk.kind))) {
      if (kind !== 'routine') counts.set(riskWords(kind), (counts.get(riskWords(kind)) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return '';
  const told = [...counts].map(([words, count]) => `${words} (${counted(count, 'object')})`);
  return `Taking it back has risks of its own: ${told.join(', ')}.\n\n`;
}
