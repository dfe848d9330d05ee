import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { requireWholeState, restoreState } from '../../../delivery/adapters/terraform/local-state';

const OLD = '{\n  "serial": 7\n}\n';

interface Files {
  readonly state?: string;
  readonly backup?: string;
}

/** A stack's folder on a local backend, and its state's file. */
function stackWith({ state, backup }: Files): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'local-state-'));
  const file = join(folder, 'dev-lake.tfstate');
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ terraform: { backend: { local: { path: file } } } }));
  if (state !== undefined) writeFileSync(file, state);
  if (backup !== undefined) writeFileSync(`${file}.backup`, backup);
  return { folder, file };
}

test.each([
  ['empty', ''],
  ['half-written', '{\n  "serial": 8,\n  "res'],
])('a state that a killed Terraform left %s is put back as it was', async (_how, state) => {
  const { folder, file } = stackWith({ state, backup: OLD });
  await restoreState(folder);
  expect(readFileSync(file, 'utf8')).toBe(OLD);
});

test('a whole state is left alone, whatever its copy holds', async () => {
  const state = '{\n  "serial": 8\n}\n';
  const { folder, file } = stackWith({ state, backup: OLD });
  await restoreState(folder);
  await requireWholeState(folder);
  expect(readFileSync(file, 'utf8')).toBe(state);
});

test('a stack that was never applied has an empty state, or none, and no copy', async () => {
  const locked = stackWith({ state: '' });
  await restoreState(locked.folder);
  await requireWholeState(locked.folder);
  const untouched = stackWith({});
  await restoreState(untouched.folder);
  await requireWholeState(untouched.folder);
  expect(existsSync(untouched.file)).toBe(false);
});

test('a broken state that nobody mends is refused, with the copy to put back', async () => {
  const { folder, file } = stackWith({ state: '', backup: OLD });
  await expect(requireWholeState(folder)).rejects.toThrow(`copy ${file}.backup over it`);
});

test('what a killed first apply has half-written is set aside, kept, and told', async () => {
  const text = '{\n  "serial": 1,\n  "res';
  const { folder, file } = stackWith({ state: text });
  const told: string[] = [];
  await requireWholeState(folder, (line) => told.push(line));
  expect(existsSync(file)).toBe(false);
  const [kept] = readdirSync(folder).filter((name) => name.includes('.broken-'));
  expect(readFileSync(join(folder, kept!), 'utf8')).toBe(text);
  expect(told).toEqual([expect.stringContaining(kept!)]);
});

test('a state that is being written is waited for', async () => {
  const { folder, file } = stackWith({ state: '', backup: OLD });
  setTimeout(() => {
    writeFileSync(file, OLD);
  }, 150);
  await requireWholeState(folder);
  expect(readFileSync(file, 'utf8')).toBe(OLD);
});

test('a stack on another backend has no file to look at', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-state-'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ terraform: { backend: { s3: {} } } }));
  await expect(requireWholeState(folder)).resolves.toBeUndefined();
});
