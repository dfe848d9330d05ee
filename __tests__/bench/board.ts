import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type Browser, chromium } from 'playwright-core';

import { boardPage } from '../../delivery/report/board-page';
import { FLAGS, executablePath } from '../browser/chromium';
import { bigBoard } from '../delivery/board/boards';
import type { Figures } from './measure';
import { resultLine } from './result-line';

const ROUNDS = 9;

/** From the address to the first paint and to a page that answers, with 500 releases, 12 environments and 200 stacks. */
export async function board(): Promise<string[]> {
  if (executablePath === undefined) return ['skipped: no Chromium at CHROME_PATH or /usr/bin/chromium'];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'board.html');
  const page = boardPage(bigBoard());
  writeFileSync(file, page);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const times = [];
  for (let round = 0; round <= ROUNDS; round += 1) times.push(await once(browser, pathToFileURL(file).href));
  await browser.close();
  rmSync(folder, { recursive: true });
  // The first round warms what all of them share.
  const counted = times.slice(1);
  return [
    resultLine('board of 500 releases: first paint', figures(counted.map(({ painted }) => painted))),
    resultLine('board of 500 releases opens', figures(counted.map(({ usable }) => usable))),
    `${(page.length / 1_000_000).toFixed(1)} MB, ${times[0]?.elements} elements`,
  ];
}

interface Opening {
  /** Milliseconds from the start of the navigation. */
  readonly painted: number;
  readonly usable: number;
  readonly elements: number;
}

async function once(browser: Browser, address: string): Promise<Opening> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  const opening = await page.evaluate<Opening>(OPENING);
  await page.close();
  return opening;
}

const OPENING = `new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done({
    painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    usable: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    elements: document.querySelectorAll('*').length,
  })));
})`;

function figures(milliseconds: readonly number[]): Figures {
  const sorted = milliseconds.map((time) => time / 1000).sort((a, b) => a - b);
  return {
    medianSeconds: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    fastestSeconds: sorted[0] ?? NaN,
    slowestSeconds: sorted.at(-1) ?? NaN,
    peakMegabytes: 0,
  };
}
