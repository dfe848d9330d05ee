import type { Board, BoardEntry } from '../../model/board';
import { releaseName } from '../../model/release';
import { type Html, NOTHING, markup, sentence } from '../page/markup';
import { atMoment, evidenceDetails, releaseMark, stateBadge } from './board-parts';
import type { Row } from './rows';
import { PURPOSE_WORDS } from './state-words';

/** Every entry as a row: when, where, what, how it ended, and who asked. */
export function historyRows({ history }: Pick<Board, 'history'>): Row[] {
  return history.map((entry) => ({ html: row(entry), text: wordsOf(entry), marks: [entry.environment, entry.state] }));
}

function row(entry: BoardEntry): Html {
  const { environment, opened, release, before, purpose, replaces, state, by } = entry;
  const from =
    before === null || before.tree === release.tree
      ? NOTHING
      : markup`<br><span class="soft">from ${releaseName(before)}</span>`;
  const back = replaces === null ? NOTHING : markup`<br><span class="soft">takes back ${releaseName(replaces)}</span>`;
  const why = purpose === 'promotion' ? NOTHING : markup`<br><span class="badge busy">${PURPOSE_WORDS[purpose]}</span>`;
  return markup`<tr><th scope="row">${atMoment(opened)}</th><td data-name="environment"><bdi>${environment}</bdi></td><td data-name="release">${releaseMark(release)}${from}${back}${why}</td><td data-name="outcome">${stateBadge(state)} ${told(entry)}</td><td data-name="by"><bdi>${by}</bdi></td></tr>`;
}

/** The note says what the evidence comes to: where that can be opened, the note is its title. */
function told(entry: BoardEntry): Html {
  if (entry.evidence !== null && entry.evidence.length > 0) return evidenceDetails(entry);
  return markup`<span class="soft">${sentence(entry.note)}</span>`;
}

function wordsOf({ environment, release, purpose, state, note, by, before }: BoardEntry): string {
  const names = [releaseName(release), release.commit.slice(0, 12), before === null ? '' : releaseName(before)];
  return [environment, ...names, purpose, state, note, by].join(' ').toLowerCase().slice(0, 400);
}
