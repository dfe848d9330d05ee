import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../../delivery/local-cloud/actions/stand-ins/programs/setup-python.mjs');

const home = mkdtempSync(join(tmpdir(), 'sluice-home-'));

afterAll(() => {
  rmSync(home, { recursive: true });
});

function setUp(version: string): { status: number | null; stdout: string; path: string } {
  const files = Object.fromEntries(['PATH', 'ENV', 'OUTPUT'].map((name) => [`GITHUB_${name}`, join(home, name)]));
  for (const file of Object.values(files)) writeFileSync(file, '');
  const env = { PATH: process.env['PATH'], HOME: home, INPUT_PYTHON_VERSION: version, ...files };
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM], { env, encoding: 'utf8' });
  return { status, stdout, path: readFileSync(join(home, 'PATH'), 'utf8').trim() };
}

test('a job gets a Python of its own, with pip and without the packages of this machine', () => {
  const { status, path } = setUp('3.8');
  expect(status).toBe(0);
  const python = (...argv: string[]) => execFileSync(join(path, 'python'), argv, { encoding: 'utf8' }).trim();
  expect(python('-c', 'import sys; print(sys.prefix)')).toBe(join(home, 'python'));
  expect(python('-m', 'pip', 'list', '--format=freeze')).not.toMatch(/^(?!pip==|setuptools==)/m);
});

test('a Python that is too old, or no version, fails with what is there', () => {
  expect(setUp('3.999')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/asks for Python 3.999, and this machine has 3\.\d/) as string,
    path: '',
  });
  expect(setUp('pypy3.10')).toMatchObject({ status: 1, stdout: expect.stringContaining('"pypy3.10"') as string });
});
