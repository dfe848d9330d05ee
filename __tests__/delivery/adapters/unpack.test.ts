import { createWriteStream, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { type Header, pack } from 'tar-stream';

import { type ArchivedFile, writeArchive } from '../../../delivery/adapters/build/archive';
import { unpack } from '../../../delivery/adapters/build/unpack';

const folder = mkdtempSync(join(tmpdir(), 'sluice-unpack-'));
const RIGHT: readonly ArchivedFile[] = [
  { name: 'release.json', content: '{}' },
  { name: 'cdktf.out/manifest.json', content: '{"stacks":{}}' },
  { name: 'cdktf.out/stacks/dev-lake/assets/job.py', content: 'print(1)' },
];

type Entry = Partial<Header> & { readonly name: string; readonly text?: string };

/** An archive that nobody of ours would write. */
async function archiveOf(entries: readonly Entry[]): Promise<string> {
  const file = join(mkdtempSync(join(folder, 'archive-')), 'head.tgz');
  const archive = pack();
  for (const { text = '', ...header } of entries) archive.entry(header, text);
  archive.finalize();
  await pipeline(Readable.from(archive), createGzip(), createWriteStream(file));
  return file;
}

const right: readonly Entry[] = RIGHT.map(({ name, content }) => ({ name, text: content as string }));

/** An empty place beside which nothing may appear. */
function place(): string {
  return join(mkdtempSync(join(folder, 'place-')), 'head');
}

test('an archive goes into a folder that is not there yet', async () => {
  const file = join(folder, 'not', 'there', 'one.tgz');
  await writeArchive(RIGHT, file);
  expect(existsSync(file)).toBe(true);
});

test('the same files give the same archive, in whichever order they come', async () => {
  const [one, other] = [join(folder, 'one.tgz'), join(folder, 'other.tgz')];
  await writeArchive(RIGHT, one);
  await writeArchive([...RIGHT].reverse(), other);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
});

test('an assembly is unpacked, and replaces one that lies there', async () => {
  const to = place();
  await unpack(await archiveOf([...right, { name: 'cdktf.out/stacks/dev-old/cdk.tf.json', text: '{}' }]), to);
  await unpack(await archiveOf(right), to);
  expect(readFileSync(join(to, 'cdktf.out/stacks/dev-lake/assets/job.py'), 'utf8')).toBe('print(1)');
  expect(existsSync(join(to, 'cdktf.out/stacks/dev-old'))).toBe(false);
  expect(readdirSync(to).sort()).toEqual(['cdktf.out', 'release.json']);
});

test.each<[string, Entry]>([
  ['leads out of it', { name: 'cdktf.out/../../owned', text: 'x' }],
  ['is absolute', { name: '/tmp/sluice-owned', text: 'x' }],
  ['is a symbolic link', { name: 'cdktf.out/stacks/dev-lake/link', type: 'symlink', linkname: '/etc/passwd' }],
  ['is a hard link', { name: 'cdktf.out/hard', type: 'link', linkname: 'release.json' }],
  ['is a pipe', { name: 'cdktf.out/pipe', type: 'fifo' }],
  ['is a program of ours', { name: 'delivery/bin/sluice.mjs', text: 'x' }],
  ['is hidden', { name: 'cdktf.out/stacks/dev-lake/.terraform.lock.hcl', text: 'x' }],
  ['has a line break in its name', { name: 'cdktf.out/a\nb', text: 'x' }],
  ['is there twice', { name: 'release.json', text: 'x' }],
])('an archive with an entry that %s is refused, and leaves what lies there', async (_, entry) => {
  const to = place();
  await unpack(await archiveOf(right), to);
  await expect(unpack(await archiveOf([...right, entry]), to)).rejects.toMatchObject({ code: 'Usage' });
  expect(readFileSync(join(to, 'release.json'), 'utf8')).toBe('{}');
  expect(readdirSync(to).sort()).toEqual(['cdktf.out', 'release.json']);
  expect(readdirSync(join(to, '..'))).toEqual(['head']);
});

test('an archive that holds more than an assembly ever does is refused before it is all unpacked', async () => {
  const many = await archiveOf([...right, { name: 'cdktf.out/large', text: ' '.repeat(1_000_000) }]);
  await expect(unpack(many, place(), { bytes: 100_000, files: 10 })).rejects.toThrow('more than 100000 bytes');
  await expect(unpack(await archiveOf(right), place(), { bytes: 100_000, files: 2 })).rejects.toThrow(
    'more than 2 files',
  );
});

test('what is no archive, is cut off, or lacks a part is refused', async () => {
  const file = join(folder, 'text.tgz');
  writeFileSync(file, 'no archive');
  await expect(unpack(file, place())).rejects.toMatchObject({ code: 'Usage' });
  await writeArchive(RIGHT, file);
  writeFileSync(file, readFileSync(file).subarray(0, 100));
  await expect(unpack(file, place())).rejects.toMatchObject({ code: 'Usage' });
  await expect(unpack(await archiveOf(right.slice(1)), place())).rejects.toThrow('no release.json');
});
