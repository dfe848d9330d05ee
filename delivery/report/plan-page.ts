import { type CommentLife, PLANNED } from '../model/comment-life';
import type { Proposal } from '../model/proposal';
import { dangerCallout, failureCallout, refusalCallout, troubleCallout } from './page/callouts';
import { environmentSection } from './page/environment-section';
import { Html, NOTHING, code, markup, joined } from './page/markup';
import { lifeParagraph } from './page/life-paragraph';
import { overview } from './page/overview';
import { pageHead } from './page/page-head';
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH } from './page/page-script';
import { administeredSentence } from './text/administered-sentence';
import { counted } from './text/counted';
import { dangersOf } from './view/dangers';
import { changedIn, isQuiet, touchedEnvironments, worstLevel } from './view/proposal-view';

/**
 * What a change would do, in full, as one HTML page that needs nothing else: it loads nothing, and nothing in it runs
 * but the search.
 */
export function planPage(proposal: Proposal, life: CommentLife = PLANNED): string {
  return `${page(proposal, life).text}\n`;
}

function page(proposal: Proposal, life: CommentLife): Html {
  const quiet = isQuiet(proposal);
  return markup`${pageHead({ title: titleOf(proposal), allowed: [`script-src '${PAGE_SCRIPT_HASH}'`] })}
<body>
<a class="skip" href="#main">Skip to the plan</a>
<header>
<h1>${titleOf(proposal)}</h1>
<p>${summary(proposal)}</p>
${lifeParagraph(life)}
</header>
<main id="main">
${quiet ? markup`<p>Nothing changes in any environment.</p>` : body(proposal)}
</main>
<footer>
<p>Commit ${code(proposal.commit)} · tree ${code(proposal.tree)} · ${counted(proposal.unaffected, 'stack')} left alone</p>
<p>An apply whose fresh plan has another review code is refused.</p>
</footer>
${quiet ? NOTHING : markup`<script>${new Html(PAGE_SCRIPT)}</script>`}
</body>
</html>`;
}

function titleOf(proposal: Proposal): string {
  const names = touchedEnvironments(proposal).map(({ name }) => name);
  const [first, ...next] = names;
  if (first === undefined) return 'Plan';
  return `Plan: ${first}${next.length === 0 ? '' : `, then ${next.join(', ')}`}`;
}

function administeredParagraph({ administered = [] }: Proposal): Html {
  if (administered.length === 0) return NOTHING;
  return markup`<p>${administeredSentence(administered, (text) => text)}</p>`;
}

function summary(proposal: Proposal): Html {
  const stacks = touchedEnvironments(proposal).flatMap(changedIn);
  const level = worstLevel(stacks);
  const parts = [
    markup`${counted(stacks.length, 'stack')} to change`,
    markup`<span class="${level}">${level} risk</span>`,
  ];
  return stacks.length === 0 ? NOTHING : joined(parts, ' · ');
}

function body(proposal: Proposal): Html {
  const environments = touchedEnvironments(proposal);
  return markup`${dangerCallout(dangersOf(proposal))} ${failureCallout(environments)}
${refusalCallout(environments)}
    ${troubleCallout(environments, proposal.orphans)} ${administeredParagraph(proposal)} ${overview(environments)}
    <p hidden>
      <label for="search">Search the changes</label><br /><input id="search" type="search" autocomplete="off" />
      <span id="found" role="status"></span>
    </p>
    ${environments.map(environmentSection)}`;
}
