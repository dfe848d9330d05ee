import type { Board } from '../model/board';
import { BOARD_SCRIPT, BOARD_SCRIPT_HASH } from './board/board-script';
import { boardSections } from './board/board-sections';
import { BOARD_STYLE } from './board/board-style';
import { moment } from './board/moments';
import { Html, NOTHING, markup } from './page/markup';
import { pageHead } from './page/page-head';

/** How a board reaches its reader. */
export interface BoardPageOptions {
  /** Where a server tells what changes; `null` where nobody does, and the page loads nothing. */
  readonly events: string | null;
}

/**
 * The whole board as one HTML page that needs nothing else. It is readable without its script, which searches, filters,
 * shows older rows, and keeps a served page up to date.
 */
export function boardPage(board: Board, { events }: BoardPageOptions = { events: null }): string {
  return `${page(board, events).text}\n`;
}

function allowedFor(events: string | null): string[] {
  const script = `script-src '${BOARD_SCRIPT_HASH}'`;
  return events === null ? [script] : ["connect-src 'self'", script];
}

function page(board: Board, events: string | null): Html {
  const { repository, at } = board;
  const parts = boardSections(board);
  const sections = parts.map(
    ({ id, title, html }) =>
      markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title" tabindex="-1">${title}</h2><div id="${id}-body">${html}</div></section>`,
  );
  return markup`${pageHead({ title: `${repository}: board`, allowed: allowedFor(events), style: BOARD_STYLE })}
<body class="board"${events === null ? NOTHING : markup` data-live="${events}"`}>
<a class="skip" href="#main">Skip to the board</a>
<header>
<h1><bdi>${repository}</bdi></h1>
<p class="soft"><span id="as-of">As of <time datetime="${at}">${moment(at)}</time> UTC</span> <span id="live" role="status"></span></p>
<nav aria-label="Parts of the board">${parts.map(({ id, title }) => markup`<a href="#${id}">${title}</a> `)}</nav>
</header>
<main id="main" tabindex="-1">
<p class="hidden" id="said" aria-live="polite"></p>
${sections}
</main>
<footer><p>What stands where is read from the ledger: the deployments of the repository. Nothing is kept beside it.</p></footer>
<script>${new Html(BOARD_SCRIPT)}</script>
</body>
</html>`;
}
