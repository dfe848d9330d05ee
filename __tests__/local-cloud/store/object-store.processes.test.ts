import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { ObjectStore } from '../../../delivery/local-cloud/store/object-store';

const PROJECT = path.resolve(__dirname, '../../..');
const STORE = path.join(PROJECT, 'delivery/local-cloud/store/object-store.ts');

let folder: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-store-'));
});

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true });
});

/** Runs a script that has a store in `store`, in a process of its own; its lines of output are what it acknowledges. */
function run(script: string): ChildProcess {
  const code = `const { ObjectStore } = require(${JSON.stringify(STORE)});
    const store = new ObjectStore(${JSON.stringify(folder)});
    ${script}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', code], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  return child;
}

function linesOf(child: ChildProcess): AsyncIterable<string> {
  return createInterface({ input: child.stdout! });
}

test('whatever a writer has acknowledged when it is killed is there, whole', async () => {
  const writer = run(`
    for (let n = 0; ; n++) {
      const id = 'object-' + (n % 50);
      store.put({ type: 'test', realm: '', id, attributes: { n, padding: 'x'.repeat(20000) } });
      require('node:fs').writeSync(1, id + ' ' + n + '\\n');
    }`);
  const acknowledged = new Map<string, number>();
  for await (const line of linesOf(writer)) {
    const [id, n] = line.split(' ');
    acknowledged.set(id!, Number(n));
    if (acknowledged.size === 50 && !writer.killed) writer.kill('SIGKILL');
  }
  const store = new ObjectStore(folder);
  for (const [id, n] of acknowledged) {
    const found = store.get({ type: 'test', realm: '', id });
    // One more may have been written than the writer could say.
    expect(found?.attributes['n']).toBeGreaterThanOrEqual(n);
    expect(found?.attributes['padding']).toHaveLength(20_000);
  }
  expect(store.list('test')).toHaveLength(50);
}, 30_000);

test('of several processes that create one object at once, exactly one succeeds', async () => {
  const script = `
    process.stdin.once('data', () => {
      const won = [];
      for (let n = 0; n < 100; n++) {
        const object = { type: 'test', realm: '', id: 'object-' + n, attributes: { by: process.pid } };
        if (store.create(object)) won.push(n);
      }
      console.log(JSON.stringify(won));
      process.exit(0);
    });
    console.log('ready');`;
  const racers = [run(script), run(script), run(script)];
  const outputs = racers.map((racer) => linesOf(racer)[Symbol.asyncIterator]());
  await Promise.all(outputs.map((output) => output.next()));
  for (const racer of racers) racer.stdin?.write('go\n');
  const wins = await Promise.all(
    outputs.map(async (output) => JSON.parse((await output.next()).value as string) as number[]),
  );
  await Promise.all(racers.map(async (racer) => racer.exitCode ?? once(racer, 'exit')));
  expect(wins.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  expect(new ObjectStore(folder).list('test')).toHaveLength(100);
}, 30_000);
