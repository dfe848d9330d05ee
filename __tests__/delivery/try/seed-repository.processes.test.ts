import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { seedRepository } from '../../../delivery/try/seed-repository';

let folder: string;
let project: string;
let gitFolder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'));
  project = join(folder, 'project');
  gitFolder = join(folder, 'bare.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', gitFolder]);
  mkdirSync(join(project, '.sluice', 'local'), { recursive: true });
  writeFileSync(join(project, 'main.ts'), 'synth();');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function published(cloudFolder: string): Promise<string[]> {
  mkdirSync(cloudFolder, { recursive: true });
  writeFileSync(join(cloudFolder, 'variables.json'), '{}');
  const { signal } = new AbortController();
  const workspace = await seedRepository({ project, gitFolder, cloudFolder, signal });
  return (await workspace.git('ls-tree', '-r', '--name-only', 'origin/main')).split('\n');
}

test('the files of a project are the first commit, without what it ignores', async () => {
  writeFileSync(join(project, '.gitignore'), '.sluice/\nnode_modules\n');
  mkdirSync(join(project, 'node_modules'));
  writeFileSync(join(project, 'node_modules', 'x.js'), '');
  expect(await published(join(folder, 'cloud'))).toEqual(['.gitignore', 'main.ts']);
});

test('a local cloud inside the project is no part of it, whether the project ignores its folder', async () => {
  writeFileSync(join(project, '.gitignore'), '.sluice/\n');
  expect(await published(join(project, '.sluice', 'local'))).toEqual(['.gitignore', 'main.ts']);
});

test('or not', async () => {
  expect(await published(join(project, 'here'))).toEqual(['main.ts']);
});
