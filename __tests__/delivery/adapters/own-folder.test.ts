import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ownFolder } from '../../../delivery/adapters/cdktf/own-folder';

/** No process has it: ids end far below. */
const NOBODY = 2 ** 30;
const LONG_AGO = new Date(Date.now() - 2 * 24 * 3_600_000);

test('a folder of its own is new and empty, and leaves the folders of others alone', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'own-folder-'));
  for (const name of [`a.${process.ppid}`, `a.${NOBODY}`, 'sandbox-ann']) mkdirSync(join(parent, name));
  utimesSync(join(parent, `a.${process.ppid}`), LONG_AGO, LONG_AGO);
  const folder = await ownFolder(parent, 'a');
  writeFileSync(join(folder, 'left'), '');
  expect(await ownFolder(parent, 'a')).toBe(folder);
  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(parent).sort()).toEqual(
    ['sandbox-ann', `a.${process.ppid}`, `a.${process.pid}`, `a.${NOBODY}`].sort(),
  );
});

test('what a process that has ended left is removed after a day', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'own-folder-'));
  mkdirSync(join(parent, `a.${NOBODY}`));
  utimesSync(join(parent, `a.${NOBODY}`), LONG_AGO, LONG_AGO);
  await ownFolder(parent, 'a');
  expect(existsSync(join(parent, `a.${NOBODY}`))).toBe(false);
});
