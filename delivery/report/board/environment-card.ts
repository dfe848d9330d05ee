import type { BoardCost, BoardDrift, BoardEntry, BoardEnvironment, BoardRole } from '../../model/board';
import { counted } from '../text/counted';
import { money } from '../text/money';
import { type Html, NOTHING, code, joined, markup, sentence } from '../page/markup';
import { firstLine } from '../text/first-line';
import { evidenceDetails, releaseMark, since, stateBadge } from './board-parts';
import { gatePart } from './gate-part';
import { stepsIn } from './steps-in';

/** One environment of a board. */
export interface Card {
  readonly environment: BoardEnvironment;
  readonly index: number;
  /** When the board was read. */
  readonly at: string;
  /** Where among the comparisons it is told what would change; `null` where it is not. */
  readonly compared: number | null;
}

/** One environment as a column: what stands, what moves, what may come next, and what is known of it at a glance. */
export function environmentCard({ environment, index, at, compared }: Card): Html {
  const { name, profile, place, stands, trouble } = environment;
  const tone = trouble === null ? (stands === null ? 'idle' : 'good') : 'bad';
  return markup`<li class="card ${tone} ${place}">
    <section aria-labelledby="place-${index}">
      <div class="title">
        <h3 id="place-${index}"><bdi>${name}</bdi></h3>
        <span class="soft">${place === 'path' ? (profile ?? '') : PLACES[place]}</span>
      </div>
      ${standing(environment, at)} ${environment.moving.map((entry) => movement(entry, at))} ${troubled(trouble, at)}
      <dl class="facts">
        ${gatePart(environment, { compared, isFirst: index === 0 })} ${fact('Verification', stands === null ? NOTHING : evidenceDetails(stands))}
        ${fact('Drift', drift(environment.drift, at))} ${fact('Cost', cost(environment.cost))}
        ${fact('Access', access(environment.access, index))}
      </dl>
    </section>
  </li>`;
}

const PLACES = { path: '', transient: 'goes again: a sandbox or a preview', former: 'no longer on the path' } as const;

function standing({ stands, stacks }: BoardEnvironment, at: string): Html {
  if (stands === null)
    return markup`<p class="stands"><span class="badge idle">○ empty</span> nothing was verified here yet</p>`;
  return markup`<p class="stands">${releaseMark(stands.release)} ${stateBadge(stands.state)}</p>
    <p class="soft">${since(stands.at, at)} · by <bdi>${stands.by}</bdi>${stacks === 0 ? '' : ` · ${counted(stacks, 'stack')}`}</p>`;
}

function movement({ state, release, note, by, opened }: BoardEntry, at: string): Html {
  const steps = stepsIn(note);
  const bar =
    steps === null || state !== 'applying'
      ? NOTHING
      : markup`<progress max="${steps.all}" value="${steps.done}" aria-label="${steps.done} of ${steps.all}"></progress>`;
  return markup`<div class="note busy">
    <p>${stateBadge(state)} ${releaseMark(release)}</p>
    <p>${sentence(note)}</p>
    ${bar}
    <p class="soft">opened ${since(opened, at)} by <bdi>${by}</bdi></p>
  </div>`;
}

function troubled(entry: BoardEntry | null, at: string): Html {
  if (entry === null) return NOTHING;
  return markup`<div class="note bad">
    <p>${stateBadge(entry.state)} ${releaseMark(entry.release)}</p>
    <p>${sentence(entry.note)}</p>
    <p class="soft">${since(entry.at, at)} · by <bdi>${entry.by}</bdi></p>
    ${evidenceDetails(entry)}
  </div>`;
}

function fact(name: string, body: Html): Html {
  return body === NOTHING
    ? NOTHING
    : markup`<div>
        <dt>${name}</dt>
        <dd>${body}</dd>
      </div>`;
}

function drift(all: readonly BoardDrift[] | null, at: string): Html {
  if (all === null) return markup`<span class="soft">not known</span>`;
  if (all.length === 0) return markup`<span class="good">✓ none known</span>`;
  const items = all.map(
    ({ title, since: seen, isIntact, url }) =>
      markup`<li><a href="${safe(url)}">${sentence(title).trim() === '' ? 'an issue without a title' : sentence(title)}</a> <span class="soft">${since(seen, at)}${isIntact ? '' : '; somebody edited the issue'}</span></li>`,
  );
  return markup`<span class="bad">! ${counted(all.length, 'stack')}</span>
    <ul>
      ${items}
    </ul>`;
}

/** A link leads to the web or nowhere. */
function safe(url: string): string {
  return /^https?:\/\//.test(url) ? url : '#';
}

function cost(all: BoardCost | null): Html {
  if (all === null) return NOTHING;
  if (all.kind === 'unknown') return markup`<span class="soft">not known: ${sentence(firstLine(all.because))}</span>`;
  const { usd, ceilingUsd, unknown, pricesOf } = all;
  const over = usd > ceilingUsd ? markup` <strong class="bad">! above the ceiling</strong>` : NOTHING;
  const gaps = unknown === 0 ? '' : `; ${counted(unknown, 'object')} of unknown cost`;
  return markup`<strong>$${money(usd)}</strong> a month${over}<br /><span class="soft"
      >at most; ceiling $${money(ceilingUsd)}, prices of ${pricesOf}${gaps}</span
    >`;
}

function access(roles: readonly BoardRole[] | null, index: number): Html {
  if (roles === null) return NOTHING;
  if (roles.length === 0) return markup`<span class="soft">no functional roles</span>`;
  return markup`<details data-key="access-${index}">
    <summary>${counted(roles.length, 'role')}</summary>
    <ul class="plain">
      ${roles.map(roleItem)}
    </ul>
  </details>`;
}

function roleItem({ role, ...rights }: BoardRole): Html {
  const told = (['reads', 'writes', 'owns'] as const).flatMap((verb) =>
    rights[verb].length === 0 ? [] : [markup`${verb} ${joined(rights[verb].map(code), ', ')}`],
  );
  return markup`<li>${code(role)} ${told.length === 0 ? markup`<span class="soft">no schema</span>` : joined(told, '; ')}</li>`;
}
