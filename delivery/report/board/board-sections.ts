import type { Board, BoardEnvironment } from '../../model/board';
import { type Html, NOTHING, markup, sentence } from '../page/markup';
import { comparisonSection } from './comparison-section';
import { environmentCard } from './environment-card';
import { historyFilters, releaseFilter } from './filters';
import { inertJson } from './inert-json';
import { historyRows } from './history-rows';
import { longTable } from './long-table';
import { releaseRows } from './release-rows';
import { isEmptyBoard, summaryOf } from './summary';

/** A part of the board that is sent anew when it changes. */
export interface BoardSection {
  readonly id: 'environments' | 'releases' | 'compare' | 'history';
  readonly title: string;
  readonly html: Html;
}

/** The parts of the board, in the order in which they are read. */
export function boardSections(board: Board): BoardSection[] {
  return [
    { id: 'environments', title: 'Environments', html: environments(board) },
    { id: 'releases', title: 'Releases', html: isEmptyBoard(board) ? NOTHING_YET : releases(board) },
    { id: 'compare', title: 'Compare', html: board.comparisons.length === 0 ? NOTHING_COMPARED : compare(board) },
    { id: 'history', title: 'History', html: isEmptyBoard(board) ? NOTHING_YET : history(board) },
  ];
}

const NOTHING_YET = markup`<p class="soft">Nothing yet.</p>`;

const NOTHING_COMPARED = markup`<p class="soft">Neighbours that stand at different releases are compared here; --compare names any two environments or releases.</p>`;

function environments(board: Board): Html {
  const first = isEmptyBoard(board)
    ? markup`${FIRST_STEPS}`
    : markup`<ul class="summary">${summaryOf(board).map((text) => markup`<li>${sentence(text)}</li>`)}</ul>`;
  return markup`${first}<ol class="path">${board.environments.map((one, index) => card(board, one, index))}</ol>`;
}

function card({ at, comparisons }: Board, environment: BoardEnvironment, index: number): Html {
  const { gate, name } = environment;
  const compared = gate === null ? -1 : comparisons.findIndex((one) => one.name === `${gate.from}..${name}`);
  return environmentCard({ environment, index, at, compared: compared === -1 ? null : compared });
}

const FIRST_STEPS = markup`<div class="note idle"><p><strong>The ledger is empty: nothing was promoted yet.</strong></p>
<p>Begin with the first environment:</p><pre>npx sluice promote dev</pre>
<p>Each release then shows here, with what stands where, what waits, and why.</p></div>`;

function releases(board: Board): Html {
  const heads = ['release', ...board.environments.map(({ name }) => name)];
  const table = {
    id: 'releases',
    caption: 'Releases, and how far each got',
    heads,
    rows: releaseRows(board),
    nouns: ['release', 'releases'],
  } as const;
  return markup`${releaseFilter()}${longTable(table)}${board.hasOlder ? OLDER : ''}`;
}

const OLDER = markup`<p class="soft">Only the newest entries of each environment were read; --history says how many.</p>`;

function compare({ comparisons }: Board): Html {
  const options = comparisons.map(
    ({ from, to }, index) => markup`<option value="${index}">${from.name} → ${to.name}</option>`,
  );
  return markup`<form class="filters" hidden><p><label for="compare-choice">Show</label> <select id="compare-choice">${options}</select></p></form>
<div id="compare-one">${comparisons.slice(0, 1).map(comparisonSection)}</div>
${comparisons.length < 2 ? NOTHING : ONLY_ONE}${inertJson(
    'compare-all',
    comparisons.map((one, index) => comparisonSection(one, index).text),
  )}`;
}

const ONLY_ONE = markup`<noscript><p class="soft">The other comparisons can be seen where scripts run.</p></noscript>`;

function history(board: Board): Html {
  const heads = ['when (UTC)', 'environment', 'release', 'outcome', 'by'];
  const table = {
    id: 'history',
    caption: 'History of all environments, the newest first',
    heads,
    rows: historyRows(board),
    nouns: ['entry', 'entries'],
  } as const;
  return markup`${historyFilters(board)}${longTable(table)}`;
}
