import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import { readBuild } from '../../../delivery/adapters/build/read-build';
import { RELEASE, builtFolder, manifestEntry } from './built-folder';

/** What reading a build says that somebody has tampered with. */
async function refusal(folder: string): Promise<string> {
  return readBuild(folder).then(
    () => 'it was read',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error'),
  );
}

test('a build is its release and the assembly that lies in it', async () => {
  const folder = builtFolder({ stacks: { 'dev-lake': {}, 'prod-lake': {} } });
  const { release, assembly } = await readBuild(folder);
  expect(release).toEqual(RELEASE);
  expect(assembly.stacks.map(({ id }) => id).sort()).toEqual(['dev-lake', 'prod-lake']);
  expect(assembly.stacks[0]?.folder).toBe(join(folder, 'cdktf.out', 'stacks', assembly.stacks[0]!.id));
});

test('a folder without a build says how one is made', async () => {
  expect(await refusal(mkdtempSync(join(tmpdir(), 'sluice-empty-')))).toMatch(/no .*release\.json.*sluice build/);
});

test('a build of another version of Sluice is told from one that is damaged', async () => {
  expect(await refusal(builtFolder({ release: { ...RELEASE, format: 2 } }))).toMatch(/another version of Sluice/);
  expect(await refusal(builtFolder({ release: { ...RELEASE, commit: 'main; rm -rf' } }))).toMatch(
    /damaged at "commit"/,
  );
});

test.each([
  ['a name with characters of a shell', 'dev-$(id)', manifestEntry('dev-$(id)')],
  ['a name that is a path', '../dev-lake', manifestEntry('../dev-lake')],
  ['a folder that is not its own', 'dev-other', { ...manifestEntry('dev-other'), workingDirectory: '../../etc' }],
  ['a name that is another one', 'dev-other', manifestEntry('dev-lake')],
  ['a dependency that nobody knows', 'dev-lake', manifestEntry('dev-lake', ['dev-nobody'])],
  ['a folder that is not there', 'dev-other', manifestEntry('dev-other')],
])('a manifest with %s is refused', async (_, id, entry) => {
  const said = await refusal(builtFolder({ manifest: { [id]: entry } }));
  expect(said).toMatch(/^DeliveryError: .*(damaged|no .*cdk\.tf\.json)/s);
});

test('a key that is there twice is refused, in the manifest and in Terraform', async () => {
  const twice = builtFolder();
  const entry = JSON.stringify(manifestEntry('dev-lake'));
  writeFileSync(join(twice, 'cdktf.out', 'manifest.json'), `{"stacks":{"dev-lake":${entry},"dev-lake":${entry}}}`);
  expect(await refusal(twice)).toMatch(/DeliveryError: .*has the key "dev-lake" twice/);
  const terraform = builtFolder();
  writeFileSync(join(terraform, 'cdktf.out', 'stacks', 'dev-lake', 'cdk.tf.json'), '{"a":1,"\\u0061":2}');
  expect(await refusal(terraform)).toMatch(/DeliveryError: .*has the key "a" twice/);
});

test('nothing is read through a link, and nothing that is too large or nested beyond measure', async () => {
  const linked = builtFolder();
  const file = join(linked, 'cdktf.out', 'stacks', 'dev-lake', 'cdk.tf.json');
  rmSync(file);
  symlinkSync('/etc/hostname', file);
  expect(await refusal(linked)).toMatch(/no file of its own/);
  const large = builtFolder();
  writeFileSync(join(large, 'release.json'), ' '.repeat(100_000));
  expect(await refusal(large)).toMatch(/at most 65536 are read/);
  const deep = builtFolder();
  const json = `${'[['.repeat(200_000)}${']]'.repeat(200_000)}`;
  writeFileSync(join(deep, 'cdktf.out', 'stacks', 'dev-lake', 'cdk.tf.json'), json);
  expect(await refusal(deep)).toMatch(/^DeliveryError: .*damaged/);
});

test('two environments of one name are refused', async () => {
  const [dev] = select(path, {});
  expect(await refusal(builtFolder({ environments: [dev!, dev!] }))).toMatch(/two environments share a name/);
});
