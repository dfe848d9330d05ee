import type { ReleaseProposal } from '../model/release-proposal';
import { paintOf } from './terminal/paint';
import { textEffects } from './terminal/text-effects';
import { plain } from './terminal/text-style';
import { block, textWarnings } from './terminal/text-warnings';
import { textTable } from './terminal/text-table';

const STYLE = { width: 100, paint: paintOf(false) };
const MOST_BYTES = 20_000;
const CUT = '… cut for length: the notes on GitHub hold all of it';

/**
 * What a version brings, as plain text for an annotated tag or a terminal: a title, an empty line, then risks, access,
 * cost, stacks and pull requests; at most 20,000 UTF-8 bytes, and no secret.
 */
export function releaseMessage(proposal: ReleaseProposal): string {
  const { environment, version, previous, step, because, release, changes, irreversible, pulls, orphans } = proposal;
  const left = orphans.map((stack) => ({ stack, objects: null }));
  const all = { ...release, environments: [{ ...changes, refusals: [] }], orphans: left, unaffected: 0 };
  const lines = [
    `${plain(version)} for ${plain(environment)}`,
    '',
    `${previous === null ? 'The first version' : `Since ${plain(previous)}`}: a ${step} step`,
    ...because.map((reason) => `  ${plain(reason)}`),
    '',
    ...textWarnings(all, STYLE),
    ...block(
      'What cannot be undone',
      irreversible.map(({ address, stack, sentence }) => `  ${plain(address)} in ${plain(stack)}: ${plain(sentence)}`),
    ),
    ...textEffects(changes, STYLE),
    ...block(
      'Pull requests',
      pulls.map(({ number, title }) => `  #${number} ${plain(title)}`),
    ),
    ...textTable([changes], STYLE),
  ];
  return `${bounded(lines)}\n`;
}

function bounded(lines: readonly string[]): string {
  const whole = lines.join('\n').trimEnd();
  if (Buffer.byteLength(whole, 'utf8') <= MOST_BYTES) return whole;
  const kept: string[] = [];
  let room = MOST_BYTES - Buffer.byteLength(CUT, 'utf8') - 1;
  for (const line of lines) {
    room -= Buffer.byteLength(line, 'utf8') + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return [...kept, CUT].join('\n');
}
