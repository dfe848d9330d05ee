import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PYTHON_FOLDER, preparePython } from '../../../delivery/local-cloud/aws/prepare-python';
import { fakePython, projectWith } from './fake-python';

function environmentsOf(project: string): string[] {
  const folder = join(project, '.venv');
  return existsSync(folder) ? readdirSync(folder) : [];
}

test('an environment is made once for one set of requirements', async () => {
  const project = projectWith('moto==5.2.5\n');
  const program = fakePython();
  const first = await preparePython(project, program);
  writeFileSync(join(first.folder, 'mark'), '');
  const second = await preparePython(project, program);
  expect(second).toEqual(first);
  expect(existsSync(first.interpreter)).toBe(true);
  expect(existsSync(join(second.folder, 'mark'))).toBe(true);
});

test('other requirements get an environment of their own', async () => {
  const project = projectWith('moto==5.2.5\n');
  const program = fakePython();
  const before = await preparePython(project, program);
  writeFileSync(join(project, PYTHON_FOLDER, 'requirements.txt'), 'moto==5.2.6\n');
  expect((await preparePython(project, program)).folder).not.toBe(before.folder);
});

test('two preparations at once both get the one environment, and leave nothing else behind', async () => {
  const project = projectWith('moto==5.2.5\n');
  const program = fakePython({ pip: 'sleep 0.1' });
  const [one, other] = await Promise.all([preparePython(project, program), preparePython(project, program)]);
  expect(one).toEqual(other);
  expect(environmentsOf(project)).toHaveLength(1);
});

test('an install that fails leaves no environment, says what pip said, and can be tried again', async () => {
  const project = projectWith('moto==5.2.5\n');
  const failing = fakePython({ pip: 'echo "no route to index" >&2; exit 1' });
  await expect(preparePython(project, failing)).rejects.toMatchObject({
    fault: 'InstallFailed',
    message: expect.stringMatching(/pip install.*no route to index.*--aws simulated/) as string,
  });
  expect(environmentsOf(project)).toEqual([]);
  await expect(preparePython(project, fakePython())).resolves.toHaveProperty('interpreter');
});

test('a machine without Python is told what to install', async () => {
  await expect(preparePython(projectWith(''), 'no-such-python')).rejects.toMatchObject({
    fault: 'PythonMissing',
    message: 'no-such-python does not run; install Python 3.11 or newer, or use --aws simulated',
  });
});

test.each(['3.10.14', '2.7.18'])('Python %s is too old, and the message names it', async (version) => {
  await expect(preparePython(projectWith(''), fakePython({ version }))).rejects.toMatchObject({
    fault: 'PythonTooOld',
    message: expect.stringContaining(`is Python ${version}; install Python 3.11 or newer`) as string,
  });
});
