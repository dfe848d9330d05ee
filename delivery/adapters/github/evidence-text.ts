import { z } from 'zod';

import { parsedJson } from '../../model/parsed-json';
import type { Evidence } from '../../model/promotion';

/** GitHub takes 65,535 characters as the text of a check run (REST reference, "Create a check run"). */
const MOST_CHARACTERS = 60_000;
const LONGEST_SENTENCE = 400;

const Evidences = z.array(z.strictObject({ check: z.string(), holds: z.boolean(), seen: z.string() }));

/** Evidence as text that {@link evidenceIn} reads. What is too long for GitHub is cut, what does not hold last. */
export function evidenceText(evidence: readonly Evidence[]): string {
  const cut = [...evidence.filter(({ holds }) => !holds), ...evidence.filter(({ holds }) => holds)].map(shortened);
  let kept = cut.length;
  while (kept > 0 && JSON.stringify(cut.slice(0, kept)).length > MOST_CHARACTERS) kept -= Math.ceil(kept / 10);
  const left = cut.length - kept;
  const rest = {
    check: `${left} more checks`,
    holds: cut.slice(kept).every(({ holds }) => holds),
    seen: 'left out here',
  };
  return JSON.stringify(left === 0 ? cut : [...cut.slice(0, kept), rest]);
}

/** The evidence in a text; none where it is not such a text. */
export function evidenceIn(text: string): Evidence[] {
  const read = Evidences.safeParse(parsedJson(text));
  return read.success ? read.data : [];
}

/** The same for people: what does not hold first. */
export function evidenceSummary(evidence: readonly Evidence[]): string {
  const lines = (JSON.parse(evidenceText(evidence)) as Evidence[]).map(
    ({ check, holds, seen }) => `    ${holds ? 'holds ' : 'FAILS '} ${oneLine(check)}: ${oneLine(seen)}`,
  );
  return lines.join('\n').slice(0, MOST_CHARACTERS);
}

function shortened({ check, holds, seen }: Evidence): Evidence {
  return { check: check.slice(0, LONGEST_SENTENCE), holds, seen: seen.slice(0, LONGEST_SENTENCE) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
