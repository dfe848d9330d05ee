import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { claimFolder, emptyFolder } from '../../../delivery/commands/cloud-folder';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cloud-folder-'));
}

test('a claimed folder is emptied, and stays claimed', async () => {
  const folder = join(newFolder(), 'new', 'cloud');
  await claimFolder(folder);
  mkdirSync(join(folder, 'store'));
  writeFileSync(join(folder, 'store', 'object.json'), '{}');
  await emptyFolder(folder);
  expect(existsSync(join(folder, 'store'))).toBe(false);
  await expect(emptyFolder(folder)).resolves.toBeUndefined();
});

test('a folder with other things in it is neither claimed nor emptied', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'variables.json'), 'mine');
  await expect(claimFolder(folder)).rejects.toMatchObject({ code: 'LocalCloud' });
  await expect(emptyFolder(folder)).rejects.toThrow('such as "variables.json"');
  expect(readdirSync(folder)).toEqual(['variables.json']);
});

test('what a link in it leads to is not touched', async () => {
  const [folder, elsewhere] = [newFolder(), newFolder()];
  writeFileSync(join(elsewhere, 'thesis.tex'), 'mine');
  await claimFolder(folder);
  symlinkSync(elsewhere, join(folder, 'link'));
  await emptyFolder(folder);
  expect(readdirSync(elsewhere)).toEqual(['thesis.tex']);
});
