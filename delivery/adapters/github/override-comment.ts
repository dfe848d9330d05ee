import type { OverrideRecord } from '../../model/override';

/** Together below what GitHub takes as a comment or a summary. */
const MOST_WAIVED = 40;
const MOST_CHARACTERS = 1_000;

/** What everybody reads of an override. What people wrote is shown as it is, in a block that no text can end. */
export function overrideComment({ by, reason, stack, environment, commit, at, waived }: OverrideRecord): string {
  const facts = [
    `person       ${by}`,
    `reason       ${reason}`,
    `environment  ${environment}`,
    `stack        ${stack}`,
    `commit       ${commit}`,
    `time         ${at.toISOString()}`,
    '',
    'overruled:',
    ...waived.slice(0, MOST_WAIVED).map(({ rule, sentence }) => `- ${rule}: ${sentence.slice(0, MOST_CHARACTERS)}`),
    ...(waived.length > MOST_WAIVED ? [`- and ${waived.length - MOST_WAIVED} more`] : []),
  ];
  const block = facts.map((line) => `    ${line.replace(/\s+/g, (blank) => (blank.includes('\n') ? ' ' : blank))}`);
  return [
    '### Sluice: the gate was overruled',
    '',
    'This was applied without the review that it needed.',
    '',
    ...block,
  ].join('\n');
}
