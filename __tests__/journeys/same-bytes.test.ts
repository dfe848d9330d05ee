import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { Checkout, removeFolders } from './checkout';

afterAll(() => {
  removeFolders();
});

/** The files below a folder, each with the SHA-256 of its bytes. */
function bytesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), hash(file)]));
}

function setTimes(folder: string, seconds: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !file.includes('node_modules')) utimesSync(file, seconds, seconds);
  }
}

test('two checkouts in different folders, of different ages, synthesize to the same bytes', async () => {
  const checkouts = [new Checkout(), new Checkout()];
  const [one, other] = await Promise.all(
    checkouts.map(async (checkout, i) => {
      setTimes(checkout.folder, 1_600_000_000 + i * 86_400);
      const { exitCode, stderr } = await checkout.cdktf(['synth']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      return bytesOf(join(checkout.folder, 'cdktf.out'));
    }),
  );
  expect(Object.keys(one!)).toEqual(expect.arrayContaining(['manifest.json', 'environments.json']));
  expect(Object.keys(one!).filter((file) => file.endsWith('cdk.tf.json')).length).toBeGreaterThan(12);
  expect(other).toEqual(one);
}, 120_000);
