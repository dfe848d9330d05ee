import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { strFromU8, unzipSync } from 'fflate';

import { zipOf } from '../../../stacks/constructs/assets/zip-of';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder with these files, written in this order, with these times and permissions. */
function folderWith(files: Readonly<Record<string, string>>, { seconds = 1_600_000_000, mode = 0o644 } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'zip-of-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
    utimesSync(file, seconds, seconds);
  }
  return folder;
}

const FILES = { 'b.py': 'b = 1', 'a/deep.py': 'a = 1', 'a.py': 'x'.repeat(5000) };

test('the same content gives the same bytes, whatever order, times and permissions its files have', () => {
  const one = zipOf(folderWith(FILES));
  const other = zipOf(folderWith(Object.fromEntries(Object.entries(FILES).reverse()), { seconds: 1, mode: 0o600 }));
  expect(Buffer.from(other).equals(Buffer.from(one))).toBe(true);
});

test('its bytes do not depend on the time zone', () => {
  const folder = folderWith(FILES);
  const here = process.env['TZ'];
  const archives = ['Asia/Kolkata', 'America/Los_Angeles'].map((zone) => {
    process.env['TZ'] = zone;
    return Buffer.from(zipOf(folder));
  });
  process.env['TZ'] = here;
  expect(archives[0]!.equals(archives[1]!)).toBe(true);
});

test('it holds what the folder holds, by path from there', () => {
  const unpacked = unzipSync(zipOf(folderWith(FILES)));
  expect(Object.keys(unpacked)).toEqual(['a.py', 'a/deep.py', 'b.py']);
  expect(strFromU8(unpacked['a/deep.py']!)).toBe('a = 1');
});

test.each([
  ['content', { ...FILES, 'b.py': 'b = 2' }, 0o644],
  ['a name', { 'c.py': 'b = 1', 'a/deep.py': 'a = 1', 'a.py': FILES['a.py'] }, 0o644],
  ['what may be run', FILES, 0o755],
] as const)('another archive comes from a change of %s', (_, files, mode) => {
  expect(Buffer.from(zipOf(folderWith(files, { mode }))).equals(Buffer.from(zipOf(folderWith(FILES))))).toBe(false);
});

test('what running the code leaves behind stays out', () => {
  const run = folderWith({ ...FILES, '__pycache__/b.pyc': 'compiled', 'a/.DS_Store': 'icons' });
  expect(Buffer.from(zipOf(run)).equals(Buffer.from(zipOf(folderWith(FILES))))).toBe(true);
});

test('a folder that is not there, an empty one, and a link are refused by name', () => {
  expect(() => zipOf('/nowhere/at-all')).toThrow('there is no folder /nowhere/at-all');
  const empty = folderWith({});
  expect(() => zipOf(empty)).toThrow(`${empty} holds no file`);
  const linked = folderWith(FILES);
  symlinkSync('/etc/passwd', join(linked, 'link'));
  expect(() => zipOf(linked)).toThrow(`${join(linked, 'link')} is neither a file nor a folder`);
});
