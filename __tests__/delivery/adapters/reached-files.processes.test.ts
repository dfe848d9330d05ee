import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { reachedFiles } from '../../../delivery/adapters/build/reached-files';

const project = mkdtempSync(join(tmpdir(), 'sluice-reached-'));

afterAll(() => {
  rmSync(project, { recursive: true });
});

/** The files, of which the first is the program, that it can load. */
async function reached(files: Readonly<Record<string, string>>): Promise<string[]> {
  rmSync(project, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  const [program = ''] = Object.keys(files);
  return (await reachedFiles([program], project)).sort();
}

test('what a program loads, by any number of others, and nothing else', async () => {
  const files = {
    'main.js': `require('./a'); import('near'); require('node:fs'); exports.run = () => require('far/part.json')`,
    'a.js': '',
    'b.js': '',
    'node_modules/near/package.json': '{"main":"lib/near"}',
    'node_modules/near/lib/near.js': "require('far')",
    'node_modules/near/lib/unused.js': '',
    'node_modules/near/node_modules/far/index.js': '',
    'node_modules/far/index.js': '',
    'node_modules/far/part.json': '{}',
  };
  expect(await reached(files)).toEqual([
    'a.js',
    'main.js',
    'node_modules/far/part.json',
    'node_modules/near/lib/near.js',
    'node_modules/near/node_modules/far/index.js',
  ]);
});

test('each is the one that Node.js would take, not a bundler', async () => {
  const both = { 'esm.js': 'export {}', 'node.js': '', 'sync.mjs': 'export {}' };
  const named = (name: string, about: object) => ({
    [`node_modules/${name}/package.json`]: JSON.stringify(about),
    ...Object.fromEntries(Object.entries(both).map(([file, text]) => [`node_modules/${name}/${file}`, text])),
  });
  const files = {
    'main.js': "require('older'), require('newer'), require('newest')",
    ...named('older', { main: './node.js', module: './esm.js' }),
    ...named('newer', { exports: { module: './esm.js', require: './node.js' } }),
    ...named('newest', { exports: { 'module-sync': './sync.mjs', default: './node.js' } }),
  };
  expect(await reached(files)).toEqual([
    'main.js',
    'node_modules/newer/node.js',
    'node_modules/newest/sync.mjs',
    'node_modules/older/node.js',
  ]);
});

test('a program that it starts by its path is among them, and what need not be installed is not missed', async () => {
  const files = {
    'main.js': "try { require('optional') } catch {} require.resolve('other/bin/other')",
    'node_modules/other/bin/other.js': '',
  };
  expect(await reached(files)).toEqual(['main.js', 'node_modules/other/bin/other.js']);
  await expect(reached({ 'main.js': "require('absent')" })).rejects.toThrow('Could not resolve "absent"');
});

test('packages may be linked', async () => {
  const linked = mkdtempSync(join(tmpdir(), 'sluice-linked-'));
  await reached({
    'main.js': '',
    'node_modules/far/index.js': '',
    'node_modules/near/index.js': "require('far'), require.resolve('other/run.js')",
    'node_modules/other/run.js': '',
  });
  symlinkSync(join(project, 'node_modules'), join(linked, 'node_modules'));
  writeFileSync(join(linked, 'main.js'), "require('near')");
  expect((await reachedFiles(['main.js'], linked)).sort()).toEqual([
    'main.js',
    'node_modules/far/index.js',
    'node_modules/near/index.js',
    'node_modules/other/run.js',
  ]);
  rmSync(linked, { recursive: true });
});
