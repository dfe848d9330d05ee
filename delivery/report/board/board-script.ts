import { createHash } from 'node:crypto';

/**
 * What the page can do besides being read. Rows come as HTML that was made inert where it was written; nothing else is
 * ever taken for HTML.
 */
export const BOARD_SCRIPT = `
const at = (id) => document.getElementById(id);
const STEP = 50;
const shown = {};
function rowsOf(name) {
  const from = at(name + '-rows');
  return from === null ? [] : JSON.parse(from.textContent);
}
function list(name, noun, picked) {
  if (at(name + '-table') === null) return;
  const body = at(name + '-table').tBodies[0];
  const first = body.rows.length;
  let rows = null;
  const value = (id) => (at(id) === null ? '' : at(id).value);
  const draw = () => {
    rows ??= rowsOf(name);
    const wanted = value(name + '-search').trim().toLowerCase();
    const place = value(name + '-place');
    const state = value(name + '-state');
    const found = rows.filter(([, text, where, how]) =>
      text.includes(wanted) && (place === '' || where === place) && (state === '' || how === state));
    const most = shown[name] ?? first;
    body.innerHTML = found.slice(0, most).map(([html]) => html).join('');
    const seen = Math.min(most, found.length);
    at(name + '-count').textContent = (seen < found.length ? seen + ' of ' : '') + found.length + ' ' + noun(found.length);
    at(name + '-more').hidden = seen === found.length;
  };
  at(name + '-more').hidden = at(name + '-count').textContent.includes(' of ') === false;
  at(name + '-more').addEventListener('click', () => {
    const last = body.rows.length;
    shown[name] = (shown[name] ?? first) + STEP;
    draw();
    const next = body.rows[last]?.querySelector('button, summary, a');
    if (at(name + '-more').hidden && next) next.focus();
  });
  for (const id of ['-search', '-place', '-state']) {
    const control = at(name + id);
    if (control === null) continue;
    control.closest('form').hidden = false;
    control.addEventListener('input', () => { delete shown[name]; draw(); });
  }
  body.addEventListener('click', (event) => {
    const button = event.target.closest('[data-pick]');
    if (button !== null) picked(button);
  });
  if (['-search', '-place', '-state'].some((id) => value(name + id) !== '') || shown[name] !== undefined) draw();
}
function pick(button) {
  const search = at('history-search');
  search.value = button.dataset.pick;
  at('history-place').value = '';
  at('history-state').value = '';
  search.dispatchEvent(new Event('input'));
  at('said').textContent = 'The history shows what became of ' + button.dataset.name;
  at('history-title').focus();
  at('history').scrollIntoView();
}
function choose() {
  const choice = at('compare-choice');
  if (choice === null) return;
  let all = null;
  const draw = () => {
    all ??= JSON.parse(at('compare-all').textContent);
    at('compare-one').innerHTML = all[Number(choice.value)];
  };
  choice.closest('form').hidden = choice.options.length < 2;
  choice.addEventListener('input', draw);
  if (choice.value !== '0') draw();
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-choose]');
  if (link === null) return;
  at('compare-choice').value = link.dataset.choose;
  at('compare-choice').dispatchEvent(new Event('input'));
});
const plural = (one, many) => (count) => (count === 1 ? one : many);
const LISTS = {
  releases: () => list('releases', plural('release', 'releases'), pick),
  history: () => list('history', plural('entry', 'entries'), pick),
  compare: choose,
};
for (const start of Object.values(LISTS)) start();
document.addEventListener('submit', (event) => event.preventDefault());
function refresh(id, html) {
  const body = at(id + '-body');
  const kept = [...body.querySelectorAll('input, select')].map((control) => [control.id, control.value]);
  const open = [...body.querySelectorAll('details[open]')].map((one) => one.dataset.key ?? one.id);
  const active = document.activeElement;
  const isInside = body.contains(active);
  const before = isInside ? [active.id, active.dataset.pick, active.closest('details')?.dataset.key] : null;
  const caret = isInside && active.type === 'search' ? active.selectionStart : null;
  body.innerHTML = html;
  for (const [name, value] of kept) if (at(name) !== null) at(name).value = value;
  for (const one of body.querySelectorAll('details')) if (open.includes(one.dataset.key ?? one.id)) one.open = true;
  if (LISTS[id] !== undefined) LISTS[id]();
  if (before === null) return;
  const [name, picked, key] = before;
  const next = (name ? at(name) : null)
    ?? [...body.querySelectorAll('[data-pick]')].find((one) => one.dataset.pick === picked)
    ?? [...body.querySelectorAll('details')].find((one) => one.dataset.key === key)?.querySelector('summary');
  next?.focus();
  if (caret !== null) next?.setSelectionRange(caret, caret);
}
function live(state, text) {
  at('live').dataset.state = state;
  at('live').textContent = text;
}
const events = document.body.dataset.live;
if (events !== undefined) {
  const source = new EventSource(events);
  live('on', 'live');
  source.addEventListener('open', () => live('on', 'live'));
  source.addEventListener('error', () => live('off', 'the server does not answer; trying again'));
  source.addEventListener('board', (event) => {
    const { sections, asOf, said, trouble } = JSON.parse(event.data);
    for (const [id, html] of Object.entries(sections)) refresh(id, html);
    if (asOf !== undefined) at('as-of').textContent = asOf;
    if (said !== undefined && said !== at('said').textContent) at('said').textContent = said;
    if (trouble === undefined) live('on', 'live');
    else live('off', trouble);
  });
}
`;

/** What a content security policy knows {@link BOARD_SCRIPT} by. */
export const BOARD_SCRIPT_HASH = `sha256-${createHash('sha256').update(BOARD_SCRIPT).digest('base64')}`;
