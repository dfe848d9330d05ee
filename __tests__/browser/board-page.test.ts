import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type Browser, type Page, chromium } from 'playwright-core';

import { BoardServer } from '../../delivery/commands/board-server';
import { BoardFeed } from '../../delivery/flows/board-feed';
import { BoardSource } from '../../delivery/flows/board-source';
import type { Board } from '../../delivery/model/board';
import { boardPage } from '../../delivery/report/board-page';
import { bigBoard, sampleBoard } from '../delivery/board/boards';
import { hostileBoard } from '../delivery/board/hostile-board';
import { fakeWorld, release } from '../fakes/fake-world';
import { ledgerDraft } from '../fakes/ledger-draft';
import { FLAGS, WORST_CONTRAST, executablePath } from './chromium';

const PHONE = { width: 320, height: 700 };
const SCREEN = { width: 1280, height: 900 };

// Without a browser there is nothing to see: the tests are skipped, and the name says why.
const suite = executablePath === undefined ? describe.skip : describe;
const why = executablePath === undefined ? ' (skipped: no Chromium at CHROME_PATH or /usr/bin/chromium)' : '';

suite(`the board in a browser${why}`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluice-board-'));
    browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function opened(board: Board, options: Parameters<Browser['newPage']>[0] = { viewport: SCREEN }) {
    const file = join(folder, 'board.html');
    writeFileSync(file, boardPage(board));
    const page = await browser.newPage(options);
    const address = pathToFileURL(file).href;
    const noise = noiseOf(page, address);
    await page.goto(address);
    return { page, noise };
  }

  function noiseOf(page: Page, address: string): string[] {
    const noise: string[] = [];
    page.on('console', (message) => noise.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => noise.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) noise.push(`request: ${request.url()}`);
    });
    return noise;
  }

  /** Presses Tab until a control is reached that a selector names. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let times = 0; times < 200; times += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`${selector} cannot be reached with Tab`);
  }

  test.each([
    ['a usual day', sampleBoard()],
    ['hostile texts', hostileBoard()],
    ['500 releases, 12 environments, 200 stacks', bigBoard()],
  ])(
    'a board of %s loads nothing, makes no element of a value, and fits a phone of 320 pixels',
    async (_name, board) => {
      const { page, noise } = await opened(board, { viewport: PHONE });
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
      await page.getByLabel('Search the history').fill('e');
      await page.getByLabel('Show', { exact: true }).selectOption('1');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
      expect(await page.locator('img, svg, iframe, object, link, style:not(head style)').count()).toBe(0);
      expect(await page.locator('script:not([type="application/json"])').count()).toBe(1);
      expect(noise).toEqual([]);
      await page.close();
    },
  );

  test('with the keyboard alone: a release, its evidence, another comparison, a narrower history', async () => {
    const { page, noise } = await opened(sampleBoard());
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-choose]');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#compare$/);
    await tabTo(page, '.pick[data-name="v1.4.0"]');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('history-title');
    expect(await page.locator('#history-count').innerText()).toBe('2 entries');
    expect(await page.locator('#said').innerText()).toContain('v1.4.0');
    await tabTo(page, '#history-table summary');
    await page.keyboard.press('Enter');
    expect(await page.locator('#history-table').getByText('ANALYST reads ANALYTICS.MARTS').first().isVisible()).toBe(
      true,
    );
    for (let back = 0; back < 40; back += 1) {
      await page.keyboard.press('Shift+Tab');
      if (await page.evaluate('document.activeElement.id === "compare-choice"')) break;
    }
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.comparison h3').innerText()).toBe('v1.2.0 compared with v1.3.0');
    expect(noise).toEqual([]);
    await page.close();
  });

  test('the history is narrowed by environment and outcome together, and says how much is left', async () => {
    const { page } = await opened(sampleBoard());
    await page.getByLabel('Environment', { exact: true }).selectOption('staging');
    await page.getByLabel('Outcome').selectOption('failed');
    expect(await page.locator('#history-table tbody tr').count()).toBe(1);
    expect(await page.locator('#history-count').innerText()).toBe('1 entry');
    await page.getByLabel('Search the history').fill('nobody wrote this');
    expect(await page.locator('#history-count').innerText()).toBe('0 entries');
    await page.close();
  });

  test('older rows are shown on request, and the first of them has the focus of who asked', async () => {
    const { page } = await opened(bigBoard({ releases: 120, environments: 3, stacks: 2 }));
    expect(await page.locator('#releases-table tbody tr').count()).toBe(20);
    expect(await page.locator('#releases-count').innerText()).toBe('20 of 120 releases');
    await page.locator('#releases-more').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#releases-table tbody tr').count()).toBe(70);
    await page.keyboard.press('Enter');
    expect(await page.locator('#releases-count').innerText()).toBe('120 releases');
    expect(await page.locator('#releases-more').isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.className')).toBe('pick');
    await page.close();
  });

  test('what stands, what waits and why is there without a script', async () => {
    const { page } = await opened(sampleBoard(), { viewport: SCREEN, javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    for (const sentence of ['v1.4.0', 'gate shut', '3 of 7 stacks', 'staging compared with prod', 'rollback'])
      expect(text).toContain(sentence);
    expect(await page.locator('form:visible').count()).toBe(0);
    await page.close();
  });

  test('every control has a name, headings leave no rank out, ids are single, and tables say what their heads head', async () => {
    for (const board of [sampleBoard(), hostileBoard()]) {
      const { page } = await opened(board);
      expect(await page.evaluate(NAMELESS)).toEqual([]);
      expect(await page.evaluate(LEAPS)).toEqual([]);
      expect(await page.evaluate(REPEATED_IDS)).toEqual([]);
      expect(await page.locator('th:not([scope]), table:not(:has(caption))').count()).toBe(0);
      expect(
        await page.evaluate(
          '[...document.querySelectorAll("[aria-labelledby]")].filter((one) => document.getElementById(one.getAttribute("aria-labelledby")) === null).length',
        ),
      ).toBe(0);
      expect(
        await page.evaluate(
          `['header', 'main', 'nav', 'footer', 'h1'].map((name) => document.querySelectorAll(name).length)`,
        ),
      ).toEqual([1, 1, 1, 1, 1]);
      await page.close();
    }
  });

  test('text stands out from what is behind it, by day and by night', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await opened(sampleBoard(), { viewport: SCREEN, colorScheme });
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(await page.evaluate(WORST_CONTRAST)).toBeGreaterThanOrEqual(4.5);
      await page.close();
    }
  });

  test('a served board moves on by itself, keeps what its reader was doing, and says when nobody answers', async () => {
    const { world, clock, environments } = fakeWorld();
    const options = { repository: 'acme/platform', path: environments, most: 30, compared: null, looksAtCode: false };
    const feed = new BoardFeed(new BoardSource(world, options), clock);
    const server = new BoardServer(feed);
    const address = await server.listen(0);
    const entry = await world.ledger.open(ledgerDraft({ environment: 'dev', release: release('one') }));
    await entry.begin('1 of 7 stacks');
    const page = await browser.newPage({ viewport: SCREEN });
    const noise = noiseOf(page, address);
    await page.goto(address);
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByLabel('Search the history').fill('one');
    await entry.progress('4 of 7 stacks');
    server.tell(await feed.look());
    await page.locator('progress[value="4"]').waitFor();
    expect(await page.getByLabel('Search the history').inputValue()).toBe('one');
    expect(await page.evaluate('document.activeElement.id')).toBe('history-search');
    expect(await page.locator('#said').innerText()).toContain('dev is applying one: 4 of 7 stacks');
    await entry.settle('verified', [{ check: 'empty plan', holds: true, seen: 'nothing is left to change' }]);
    server.tell(await feed.look());
    await page.locator('.card .badge.good').first().waitFor();
    expect(noise).toEqual([]);
    await server.close();
    await page.getByText('the server does not answer').waitFor();
    await page.close();
  });
});

const NAMELESS = `[...document.querySelectorAll('button, input, select, summary, a[href], progress, [role=region]')]
  .filter((one) => {
    const label = one.id === '' ? null : document.querySelector('label[for="' + one.id + '"]');
    return [one.textContent, one.getAttribute('aria-label'), label?.textContent].every((name) => (name ?? '').trim() === '');
  })
  .map((one) => one.outerHTML.slice(0, 200))`;

const LEAPS = `[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .map((one) => [Number(one.tagName[1]), one.textContent])
  .filter(([rank], at, all) => rank > (all[at - 1]?.[0] ?? 0) + 1)`;

const REPEATED_IDS = `[...document.querySelectorAll('[id]')]
  .map((one) => one.id)
  .filter((id, at, all) => all.indexOf(id) !== at)`;
