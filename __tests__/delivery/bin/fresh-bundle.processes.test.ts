import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..', '..');

/** A project whose gate says which source it was made from. */
const project = mkdtempSync(join(tmpdir(), 'sluice-bundle-'));
const source = join(project, 'delivery', 'gate-cli.ts');
const inner = join(project, 'delivery', 'inner.ts');

beforeAll(() => {
  for (const folder of ['delivery/bin', 'environments']) mkdirSync(join(project, folder), { recursive: true });
  for (const file of ['terraform-gate', 'terraform-gate.mjs', 'fresh-bundle.mjs', 'run-compiled.mjs', 'build.mjs']) {
    copyFileSync(join(PROJECT, 'delivery', 'bin', file), join(project, 'delivery', 'bin', file));
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

/** Writes a source an hour from now: the clock of a file system may be coarse. */
function write(file: string, text: string): void {
  writeFileSync(file, text);
  const later = Date.now() / 1000 + 3600;
  utimesSync(file, later, later);
}

/** What the gate says on an apply. */
function gate() {
  const { PATH } = process.env;
  const argv = ['apply', '-auto-approve'];
  const options = { cwd: project, env: { PATH, SLUICE_TERRAFORM: '/bin/true' }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(join(project, 'delivery', 'bin', 'terraform-gate'), argv, options);
  return { status, stdout, stderr };
}

test('a gate is made anew when a source changes, and none is left in place of one that does not compile', () => {
  write(inner, `export const said = 'first';`);
  write(source, `import { said } from './inner';\nprocess.stdout.write(said);`);
  expect(gate()).toMatchObject({ status: 0, stdout: 'first' });
  expect(gate()).toMatchObject({ status: 0, stdout: 'first' });

  write(inner, `export const said = 'second';`);
  expect(gate()).toMatchObject({ status: 0, stdout: 'second' });

  write(inner, `export const said = `);
  expect(gate()).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('SynthFailed: the source does not compile') as string,
  });

  rmSync(inner);
  const later = Date.now() / 1000 + 7200;
  utimesSync(join(project, 'delivery'), later, later);
  expect(gate()).toMatchObject({ status: 2, stdout: '' });
});
