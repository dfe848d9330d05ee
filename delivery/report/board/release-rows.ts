import type { Board, BoardPlace, BoardRelease } from '../../model/board';
import { releaseName } from '../../model/release';
import { type Html, NOTHING, markup } from '../page/markup';
import { atMoment } from './board-parts';
import { moment } from './moments';
import type { Row } from './rows';
import { stateWords } from './state-words';

/** Every release as a row: where it stands and how far it got elsewhere, one cell for each environment. */
export function releaseRows({ releases, environments }: Board): Row[] {
  const names = environments.map(({ name }) => name);
  return releases.map((one) => ({
    html: row(one, names),
    text: [releaseName(one.release), one.release.commit, ...one.places.map(wordsOf)].join(' ').toLowerCase(),
  }));
}

function row({ release, first, places }: BoardRelease, names: readonly string[]): Html {
  const name = releaseName(release);
  const commit =
    release.tag === undefined ? NOTHING : markup` <code class="commit">${release.commit.slice(0, 7)}</code>`;
  const cells = names.map((environment) =>
    cell(
      environment,
      places.find((place) => place.environment === environment),
    ),
  );
  return markup`<tr><th scope="row"><button type="button" class="pick" data-pick="${release.commit.slice(0, 12)}" data-name="${name}"><bdi>${name}</bdi></button>${commit}<br><span class="soft">${atMoment(first)}</span></th>${cells}</tr>`;
}

function cell(environment: string, place: BoardPlace | undefined): Html {
  if (place === undefined) return markup`<td class="none"></td>`;
  const { sign, word, tone } = stateWords(place.state);
  const told = place.stands ? 'stands' : place.state === 'verified' ? 'was here' : word;
  const shown = place.stands ? 'good stands' : place.state === 'verified' ? 'idle' : tone;
  return markup`<td data-name="${environment}"><span class="badge ${shown}"><span aria-hidden="true">${place.stands ? '●' : sign}</span> ${told}</span> <span class="soft when">${moment(place.at).slice(5)}</span></td>`;
}

function wordsOf({ environment, state, stands }: BoardPlace): string {
  return `${environment} ${state} ${stands ? 'stands' : ''}`;
}
