import type { Board } from '../../model/board';
import { type Html, markup } from '../page/markup';
import { stateWords } from './state-words';

/** What narrows the history down; it shows once the script of the page runs. */
export function historyFilters({ environments, history }: Board): Html {
  const states = [...new Set(history.map(({ state }) => state))];
  return markup`<form class="filters" hidden>
    <p>
      <label for="history-search">Search the history</label>
      <input id="history-search" type="search" autocomplete="off" />
    </p>
    <p>
      <label for="history-place">Environment</label>
      <select id="history-place">
        <option value="">every one</option>
        ${environments.map(({ name }) => markup`<option value="${name}">${name}</option>`)}
      </select>
    </p>
    <p>
      <label for="history-state">Outcome</label>
      <select id="history-state">
        <option value="">every one</option>
        ${states.map((state) => markup`<option value="${state}">${stateWords(state).word}</option>`)}
      </select>
    </p>
  </form>`;
}

/** What finds a release; it shows once the script of the page runs. */
export function releaseFilter(): Html {
  return markup`<form class="filters" hidden>
    <p>
      <label for="releases-search">Search the releases</label>
      <input id="releases-search" type="search" autocomplete="off" />
    </p>
  </form>`;
}
