import { boardOf } from '../../../delivery/board/board-of';
import { boardPage } from '../../../delivery/report/board-page';
import { bigBoard, gathered, sampleBoard } from '../board/boards';
import { hostileBoard } from '../board/hostile-board';

/** All that stands between the marks of a script of JSON on a page. */
function jsonIn(page: string): string[] {
  return [...page.matchAll(/<script type="application\/json" id="[\w-]+">([^]*?)<\/script>/g)].map(
    ([, json = '']) => json,
  );
}

test('the page loads nothing, and its policy lets only its own script run', () => {
  const page = boardPage(sampleBoard());
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-");
  expect(page).not.toMatch(/\s(src|on\w+)=/);
  expect(page).not.toContain('connect-src');
  expect(boardPage(sampleBoard(), { events: '/events?since=3' })).toContain("connect-src 'self'");
});

test('no hostile text becomes an element, an attribute or the end of a script', () => {
  const page = boardPage(hostileBoard());
  expect(page.match(/<script/g)?.length).toBe(jsonIn(page).length + 1);
  expect(page.match(/<\/script>/g)?.length).toBe(jsonIn(page).length + 1);
  // Of a row, the script takes only what is first for HTML.
  const rows = jsonIn(page).flatMap((json) =>
    (JSON.parse(json) as (string | string[])[]).map((row) => [row].flat()[0]),
  );
  const rendered = [page.replace(/<script type[^]*?<\/script>/g, ''), ...rows].join('\n');
  expect(rendered).not.toMatch(/<(img|svg|iframe)/);
  expect(rendered).not.toContain('javascript:alert(1)"');
  expect(rendered).not.toMatch(/href=\\?"javascript/);
  expect(rendered).not.toMatch(/[\u202E\u2066\u200B]/);
});

test('what lies beside the page in JSON is what it shows, and older rows', () => {
  const [releases = '[]'] = jsonIn(boardPage(sampleBoard()));
  const rows = JSON.parse(releases) as string[][];
  expect(rows).toHaveLength(sampleBoard().releases.length);
  expect(rows[0]?.[0]).toMatch(/^<tr>/);
});

test('an empty ledger says what to do first', () => {
  const page = boardPage(boardOf(gathered()));
  expect(page).toContain('npx sluice promote dev');
  expect(page).not.toContain('<table');
});

test('a gate tells its reasons and its approvals, and leads to what would change', () => {
  const page = boardPage(sampleBoard());
  expect(page).toContain('gate shut');
  expect(page).toContain('it has been in staging for 5.0 of 24 hours');
  expect(page).toContain('1 of 2 needed');
  expect(page).toContain('href="#compare" data-choose="0"');
});

test('500 releases, 12 environments and 200 stacks make a page of bounded size', () => {
  const page = boardPage(bigBoard());
  expect(page.length).toBeLessThan(4_000_000);
  const shown = page.replace(/<script type="application\/json"[^]*?<\/script>/g, '');
  expect(shown.match(/<[a-z]/g)?.length).toBeLessThan(8_000);
});
