import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const RUN_COMPILED = pathToFileURL(path.resolve(__dirname, '../../../delivery/bin/run-compiled.mjs')).href;

let folder: string;
let bundle: string;
let start: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-compiled-'));
  bundle = path.join(folder, 'bundle.cjs');
  start = path.join(folder, 'start.mjs');
  writeFileSync(start, `import { runCompiled } from '${RUN_COMPILED}';\nrunCompiled(${JSON.stringify(bundle)});\n`);
  writeFileSync(bundle, says('one'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Of one length for words of one length, which is all that V8 compares. */
function says(word: string): string {
  return `exports.name = require('node:path').basename(__filename);
process.stdout.write('${word} ' + module.exports.name + '\\n');
`;
}

function run(...options: readonly string[]): string {
  return execFileSync(process.execPath, [...options, start], { encoding: 'utf8', stdio: 'pipe' });
}

function code(): Buffer {
  return readFileSync(`${bundle}.code`);
}

test('a bundle runs as if it were required, and is compiled once', () => {
  expect(run()).toBe('one bundle.cjs\n');
  const first = code();
  expect(run()).toBe('one bundle.cjs\n');
  expect(code().equals(first)).toBe(true);
});

test('another bundle of the same length is compiled anew', () => {
  run();
  const first = code();
  writeFileSync(bundle, says('two'));
  expect(run()).toBe('two bundle.cjs\n');
  expect(code().equals(first)).toBe(false);
  expect(run()).toBe('two bundle.cjs\n');
});

test.each<[string, (file: Buffer) => Buffer]>([
  ['cut short', (file) => file.subarray(0, file.length - 9)],
  ['empty', () => Buffer.alloc(0)],
  ['with one bit turned', (file) => file.map((byte, at) => (at === 400 ? byte ^ 1 : byte)) as Buffer],
])('code that is %s is made anew', (_what, spoil) => {
  run();
  const whole = code();
  writeFileSync(`${bundle}.code`, spoil(whole));
  expect(run()).toBe('one bundle.cjs\n');
  expect(code().length).toBe(whole.length);
  expect(run()).toBe('one bundle.cjs\n');
});

test('code of a program with other flags is made anew', () => {
  run();
  const first = code();
  expect(run('--no-opt')).toBe('one bundle.cjs\n');
  expect(code().equals(first)).toBe(false);
});

test('where nothing can be written beside it, a bundle runs all the same', () => {
  writeFileSync(
    start,
    `import { mkdirSync } from 'node:fs';\n${readFileSync(start, 'utf8')}mkdirSync('${bundle}.code');\n`,
  );
  expect(run()).toBe('one bundle.cjs\n');
  expect(existsSync(`${bundle}.code.${process.pid}`)).toBe(false);
});

test('an error of a bundle names its file and line', () => {
  writeFileSync(bundle, `\n\nthrow new Error('broken');\n`);
  expect(() => run()).toThrow(`${bundle}:3`);
});
