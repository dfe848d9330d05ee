import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type Browser, type Page, chromium } from 'playwright-core';

import type { Proposal } from '../../delivery/model/proposal';
import { planPage } from '../../delivery/report/plan-page';
import { visibleText } from '../../delivery/report/text/visible-text';
import { HOSTILE, hostileProposal } from '../delivery/report/hostile-proposals';
import { sampleProposal } from '../delivery/report/proposals';
import { FLAGS, WORST_CONTRAST, executablePath } from './chromium';

const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1200, height: 900 };

// Without a browser there is nothing to see: the tests are skipped, and the name says why.
const suite = executablePath === undefined ? describe.skip : describe;
const why = executablePath === undefined ? ' (skipped: no Chromium at CHROME_PATH or /usr/bin/chromium)' : '';

suite(`the page in a browser${why}`, () => {
  const hostile = hostileProposal({ seed: 4, stacks: 12, changes: 120, environments: 2, removals: 3 });
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sluice-page-'));
    browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function opened(proposal: Proposal, viewport = SCREEN): Promise<{ page: Page; noise: string[] }> {
    const file = join(folder, 'page.html');
    writeFileSync(file, planPage(proposal));
    const page = await browser.newPage({ viewport });
    const noise: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('console', (message) => noise.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => noise.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => noise.push(...(request.url() === address ? [] : [`request: ${request.url()}`])));
    await page.goto(address);
    return { page, noise };
  }

  test.each([
    ['a usual plan', sampleProposal()],
    ['a plan of hostile values', hostile],
  ])('%s loads nothing, runs nothing, and fits a phone', async (_name, proposal) => {
    const { page, noise } = await opened(proposal, PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    expect(noise).toEqual([]);
    await page.close();
  });

  test('no cell of a table runs into the next one on a phone', async () => {
    const { page } = await opened(sampleProposal(), PHONE);
    expect(await page.evaluate(OVERFLOWS)).toEqual([]);
    await page.close();
  });

  test('values make no element of their own', async () => {
    const { page } = await opened(hostile);
    expect(await page.locator('img, svg, iframe, object, link').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    const text = await page.locator('body').innerText();
    expect(text).toContain(visibleText(HOSTILE.find((value) => value.startsWith('<img'))!));
    await page.close();
  });

  test('every delete and replace can be seen without a click', async () => {
    const { page } = await opened(hostile);
    const shown = await page.locator('li.danger:visible').allInnerTexts();
    const removals = hostile.environments
      .flatMap(({ stacks }) => stacks)
      .flatMap((stack) => (stack.kind === 'planned' ? stack.assessment.changes : []))
      .filter(({ change }) => change.action === 'delete' || change.action === 'replace')
      .map(({ change }) => visibleText(change.address).replace(/\s+/g, ' ').trim());
    const text = shown.join('\n').replace(/\s+/g, ' ');
    expect(removals.length).toBeGreaterThan(20);
    expect(removals.filter((address) => !text.includes(address))).toEqual([]);
    await page.close();
  });

  test('it has landmarks, one heading of the first rank, and tables whose headers say what they head', async () => {
    const { page } = await opened(sampleProposal());
    const found = await page.evaluate(
      '["header", "main", "footer", "h1", "a.skip"].map((name) => document.querySelectorAll(name).length)',
    );
    expect(found).toEqual([1, 1, 1, 1, 1]);
    expect(await page.locator('th:not([scope])').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.close();
  });

  test('the search shows the changes that hold what is typed, and opens the stacks they are in', async () => {
    const { page, noise } = await opened(sampleProposal());
    const secret = page.getByText('aws_secretsmanager_secret_version.token');
    await page.getByLabel('Search the changes').fill('snowflake_view');
    expect(await page.locator('ul.changes > li:visible').count()).toBe(2);
    expect(await secret.isVisible()).toBe(false);
    await page.getByLabel('Search the changes').fill('');
    expect(await secret.isVisible()).toBe(true);
    expect(noise).toEqual([]);
    await page.close();
  });

  test('text stands out from what is behind it, by day and by night', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.setContent(planPage(sampleProposal()));
      expect(await page.evaluate(WORST_CONTRAST)).toBeGreaterThanOrEqual(4.5);
      await page.close();
    }
  });
});

const OVERFLOWS = `[...document.querySelectorAll('tbody td')]
  .filter((cell) => cell.offsetWidth > 0 && cell.scrollWidth > cell.offsetWidth)
  .map((cell) => cell.textContent)`;
