import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import { readAssembly } from '../../../delivery/adapters/cdktf/read-assembly';

/** A synthesized folder with one stack. */
function assembly(config: unknown, assets: Readonly<Record<string, string>> = {}): string {
  const out = mkdtempSync(join(tmpdir(), 'assembly-'));
  const folder = join(out, 'stacks', 'dev-lake');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(config));
  for (const [name, content] of Object.entries(assets)) writeFileSync(join(folder, 'assets', name), content);
  const stacks = { 'dev-lake': { name: 'dev-lake', workingDirectory: 'stacks/dev-lake', dependencies: [] } };
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ stacks }));
  writeFileSync(join(out, 'environments.json'), JSON.stringify(select(path, {})));
  return out;
}

async function digestOf(out: string): Promise<string | undefined> {
  return (await readAssembly(out)).stacks[0]?.digest;
}

test('a digest does not depend on the folder, the order of keys, or remarks', async () => {
  const one = assembly({ resource: { a: { b: 1, c: 2 } }, '//': { metadata: { trace: '/home/ann' } } });
  const other = assembly({ '//': { metadata: { trace: '/home/bob' } }, resource: { a: { c: 2, b: 1 } } });
  expect(await digestOf(one)).toBe(await digestOf(other));
});

test('a digest changes with a value, with the order of a list, and with the content of an asset', async () => {
  const digests = await Promise.all([
    digestOf(assembly({ resource: { a: [1, 2] } })),
    digestOf(assembly({ resource: { a: [2, 1] } })),
    digestOf(assembly({ resource: { a: [1, 2] } }, { 'job.py': 'print(1)' })),
    digestOf(assembly({ resource: { a: [1, 2] } }, { 'job.py': 'print(2)' })),
  ]);
  expect(new Set(digests).size).toBe(4);
});

test('a stack that belongs to no environment is refused by name', async () => {
  const out = assembly({});
  const stacks = { lake: { name: 'lake', workingDirectory: 'stacks/dev-lake', dependencies: [] } };
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ stacks }));
  await expect(readAssembly(out)).rejects.toThrow('stack lake belongs to no environment');
});

test('damaged environments are refused with their file', async () => {
  const out = assembly({});
  writeFileSync(join(out, 'environments.json'), JSON.stringify([{ name: 'dev' }]));
  await expect(readAssembly(out)).rejects.toThrow(join(out, 'environments.json'));
});

test.each([
  ['left to administrators', ['lake'], true],
  ['carried by the pipeline', [], undefined],
] as const)('a stack is %s as its environment says', async (_, administered, expected) => {
  const out = assembly({});
  writeFileSync(
    join(out, 'environments.json'),
    JSON.stringify(select(path, {}).map((one) => ({ ...one, administered }))),
  );
  expect((await readAssembly(out)).stacks[0]?.administered).toBe(expected);
});

test('a tree that is older than the setting leaves its roles and its repository to administrators', async () => {
  const out = assembly({});
  const older = select(path, {}).map(({ administered: _, ...rest }) => rest);
  writeFileSync(join(out, 'environments.json'), JSON.stringify(older));
  const { environments } = await readAssembly(out);
  expect(environments.map(({ administered }) => administered)).toEqual(older.map(() => ['bootstrap', 'repository']));
});
