import type { Board, BoardEntry, BoardEnvironment } from '../../model/board';
import type { LedgerState } from '../../model/ledger-entry';
import { releaseName } from '../../model/release';
import { counted } from '../text/counted';
import { firstLine } from '../text/first-line';
import { money } from '../text/money';
import { evidenceSentence } from '../board/board-parts';
import { ago, moment } from '../board/moments';
import { PURPOSE_WORDS, stateWords } from '../board/state-words';
import { type Cell, columns } from './columns';
import type { Paint } from './paint';
import { type TextStyle, plain } from './text-style';

const MOST_HISTORY = 12;

/** What stands in each environment, in one table. */
export function standingLines({ environments, at }: Board, { width, paint }: TextStyle): string[] {
  const heads = ['environment', 'stands at', 'since', 'by', 'checks'].map((text) => ({ text, paint: paint.bold }));
  return [...columns([heads, ...environments.map((one) => standingRow(one, at, paint))], width), ''];
}

function standingRow({ name, stands }: BoardEnvironment, at: string, paint: Paint): Cell[] {
  if (stands === null) return [{ text: plain(name) }, { text: 'nothing yet', paint: paint.dim }];
  const { release, by, evidence } = stands;
  const checks = evidence === null || evidence.length === 0 ? plain(stands.note) : evidenceSentence(evidence);
  return [
    { text: plain(name) },
    { text: plain(nameOf(release)), paint: paint.green },
    { text: ago(stands.at, at) },
    { text: plain(by) },
    { text: checks },
  ];
}

function nameOf(release: BoardEntry['release']): string {
  return release.tag === undefined ? releaseName(release) : `${release.tag} (${release.commit.slice(0, 7)})`;
}

/** What moves, what went wrong and what is held, with the reasons; nothing where all is quiet. */
export function happeningLines({ environments, at }: Board, { paint }: TextStyle): string[] {
  const lines = environments.flatMap((environment) => [
    ...environment.moving.map((entry) => entryLine(entry, at, paint)),
    ...(environment.trouble === null ? [] : [entryLine(environment.trouble, at, paint)]),
    ...gateLines(environment, paint),
    ...driftLines(environment, at, paint),
    ...costLines(environment, paint),
  ]);
  return lines.length === 0 ? [] : [...lines, ''];
}

function entryLine({ environment, state, release, note, by, at: when }: BoardEntry, at: string, paint: Paint): string {
  const head = `${plain(environment)}: ${stated(state, paint)} ${plain(releaseName(release))}`;
  return `${head}, ${plain(note)} (${plain(by)}, ${ago(when, at)})`;
}

function stated(state: LedgerState, paint: Paint): string {
  const { word, tone } = stateWords(state);
  return tone === 'bad' ? paint.red(word) : tone === 'good' ? paint.green(word) : paint.yellow(word);
}

function gateLines({ name, gate, pending }: BoardEnvironment, paint: Paint): string[] {
  if (gate === null) return [];
  const { release, from, refusals, approvals } = gate;
  const isOpen = refusals.length === 0;
  const state = isOpen ? paint.green('open') : paint.red('shut');
  const more = pending.length > 1 ? `, the newest of ${counted(pending.length, 'release')}` : '';
  const given =
    approvals.kind === 'unknown'
      ? `approvals are not known: ${plain(approvals.because)}`
      : `approved by ${approvals.by.map(plain).join(', ') || 'nobody'}, ${approvals.needed} needed`;
  return [
    `${plain(name)}: gate ${state} for ${plain(releaseName(release))} from ${plain(from)}${more}`,
    ...refusals.map(({ rule, sentence }) => `  ${plain(rule)}: ${plain(sentence)}`),
    `  ${given}`,
  ];
}

function driftLines({ name, drift }: BoardEnvironment, at: string, paint: Paint): string[] {
  if (drift === null || drift.length === 0) return [];
  return [
    `${plain(name)}: ${paint.red(`drift in ${counted(drift.length, 'stack')}`)}`,
    ...drift.map(({ title, since, url }) => `  ${plain(title)}, ${ago(since, at)}: ${plain(url)}`),
  ];
}

function costLines({ name, cost }: BoardEnvironment, paint: Paint): string[] {
  if (cost === null) return [];
  if (cost.kind === 'unknown') return [`${plain(name)}: its cost is not known: ${plain(firstLine(cost.because))}`];
  const { usd, ceilingUsd, unknown } = cost;
  const over = usd > ceilingUsd ? `, ${paint.red('above the ceiling')}` : '';
  const gaps = unknown === 0 ? '' : `, ${counted(unknown, 'object')} of unknown cost`;
  return [`${plain(name)}: at most $${money(usd)} a month, ceiling $${money(ceilingUsd)}${over}${gaps}`];
}

/** The newest entries of all environments. */
export function historyLines({ history }: Board, { width, paint }: TextStyle): string[] {
  if (history.length === 0) return [];
  const heads = ['when (UTC)', 'environment', 'release', 'outcome', 'by', 'note'].map((text) => ({
    text,
    paint: paint.bold,
  }));
  const rows = history.slice(0, MOST_HISTORY).map((entry): Cell[] => {
    const { opened, environment, release, purpose, state, by, note } = entry;
    const why = purpose === 'promotion' ? '' : `${PURPOSE_WORDS[purpose]} `;
    return [
      { text: moment(opened) },
      { text: plain(environment) },
      { text: plain(releaseName(release)) },
      { text: `${why}${stateWords(state).word}` },
      { text: plain(by) },
      { text: plain(note) },
    ];
  });
  const more =
    history.length > MOST_HISTORY ? [paint.dim(`and ${history.length - MOST_HISTORY} older; --json has them`)] : [];
  return [...columns([heads, ...rows], width), ...more, ''];
}
