import { createHash } from 'node:crypto';

/** Shows only the changes that hold what is typed into the search box. The page is whole without it. */
export const PAGE_SCRIPT = `
const box = document.getElementById('search');
const found = document.getElementById('found');
box.closest('p').hidden = false;
const items = [...document.querySelectorAll('ul.changes > li')].map((item) => [item, item.textContent.toLowerCase()]);
const stacks = [...document.querySelectorAll('details.stack')].map((stack) => [stack, stack.open]);
box.addEventListener('input', () => {
  const wanted = box.value.trim().toLowerCase();
  let count = 0;
  for (const [item, text] of items) {
    item.hidden = !text.includes(wanted);
    if (!item.hidden) count += 1;
  }
  for (const [stack, open] of stacks) {
    const holds = stack.querySelector('ul.changes > li:not([hidden])') !== null;
    stack.hidden = wanted !== '' && !holds;
    stack.open = wanted === '' ? open : holds;
  }
  found.textContent = wanted === '' ? '' : count + ' found';
});
`;

/** What a content security policy knows {@link PAGE_SCRIPT} by. */
export const PAGE_SCRIPT_HASH = `sha256-${createHash('sha256').update(PAGE_SCRIPT).digest('base64')}`;
