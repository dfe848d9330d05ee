import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { processesNaming, until } from '../processes';
import { Checkout, type Running, newFolder, variablesOf, removeFolders } from './checkout';
import { appliesBelow, objectsIn } from './cloud-objects';

const MINUTES = 60_000;
/** Stopping takes a moment; a busy machine makes it several. */
const PROMPT_MS = 10_000;

const checkout = new Checkout();

beforeAll(async () => {
  await checkout.sluice(['--help']);
}, MINUTES);

afterAll(() => {
  removeFolders();
});

/** Presses Ctrl-C, and holds that the command ends soon, says so in a clear line, and leaves nothing running. */
async function expectStopped(running: Running, folder: string): Promise<void> {
  const pressed = performance.now();
  running.interrupt();
  // An impatient person presses it again; Terraform would lose data if that reached it.
  running.interrupt();
  const { exitCode, stderr } = await running.ended;
  expect(stderr).toMatch(/^Stopping: /m);
  expect(stderr).toMatch(/^Interrupted: stopped while .*nothing is left running/m);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(exitCode).toBe(130);
  expect(performance.now() - pressed).toBeLessThan(PROMPT_MS);
  await until('every process of the cloud has ended', () => processesNaming(folder).size === 0);
}

describe('Ctrl-C stops a try', () => {
  const moments: [string, (folder: string, running: Running) => boolean][] = [
    ['while its cloud starts', (folder) => existsSync(join(folder, 'cloud.log'))],
    ['while it synthesizes', (_folder, running) => running.printed().includes('Synthesizing')],
    ['while it plans', (_folder, running) => running.printed().includes('into dev')],
    ['while it applies', (folder) => objectsIn(folder) > 10],
  ];

  test.each(moments)(
    '%s',
    async (_when, isThere) => {
      const folder = join(newFolder('stopped'), 'cloud');
      const running = checkout.start(['try', '--folder', folder]);
      await until('it is there', () => isThere(folder, running), 60);
      await expectStopped(running, folder);
    },
    MINUTES,
  );
});

describe('on a local cloud that is kept', () => {
  const folder = join(newFolder('kept'), 'cloud');
  const stack = 'dev-network';
  let variables: Record<string, string>;

  beforeAll(async () => {
    expect(await checkout.sluice(['local', 'up', '--folder', folder])).toMatchObject({ exitCode: 0 });
    variables = variablesOf(folder);
  }, MINUTES);

  afterAll(async () => {
    await checkout.sluice(['local', 'down', '--folder', folder]);
  });

  test(
    'a killed sluice lets its Terraform finish, and the next apply goes on from there',
    async () => {
      const before = objectsIn(folder);
      const killed = checkout.start(['apply', stack, '--unreviewed'], variables);
      await until('objects are made', () => objectsIn(folder) > before + 5, 60);
      killed.process.kill('SIGKILL');
      await killed.ended;
      await until('Terraform has finished', () => appliesBelow(checkout.folder).length === 0, 60);
      const { exitCode, stdout, stderr } = await checkout.sluice(['apply', stack, '--unreviewed', '--json'], variables);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject([{ stack, changes: [] }]);
    },
    2 * MINUTES,
  );

  test(
    'an apply that is stopped leaves a state to go on from',
    async () => {
      const before = objectsIn(folder);
      const running = checkout.start(['apply', 'dev-lake', '--unreviewed'], variables);
      await until('objects are made', () => objectsIn(folder) > before + 5, 60);
      running.interrupt();
      expect(await running.ended).toMatchObject({ exitCode: 130 });
      expect(appliesBelow(checkout.folder)).toEqual([]);
      expect(await checkout.sluice(['apply', 'dev-lake', '--unreviewed'], variables)).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
    },
    2 * MINUTES,
  );
});

test(
  'the cloud of a killed try ends by itself',
  async () => {
    const folder = join(newFolder('killed'), 'cloud');
    const running = checkout.start(['try', '--folder', folder]);
    await until('objects are made', () => objectsIn(folder) > 10, 60);
    running.process.kill('SIGKILL');
    await running.ended;
    await until('every process of the cloud has ended', () => processesNaming(folder).size === 0, 30);
  },
  2 * MINUTES,
);
