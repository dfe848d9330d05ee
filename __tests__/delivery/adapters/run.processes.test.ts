import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../../../delivery/adapters/process/run';
import { processesNaming, until } from '../../processes';

const env = { PATH: process.env['PATH'] };
const cwd = process.cwd();

function node(script: string, options: { signal?: AbortSignal; timeoutMs?: number } = {}) {
  return run(process.execPath, ['-e', script], { cwd, env, ...options });
}

test('gives back what a program printed and its exit code', async () => {
  const finished = await node('console.log("out"); console.error("err"); process.exit(3)');
  expect(finished).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
});

test('a folder that is not there is not taken for a missing program', async () => {
  const running = run('node', [], { cwd: '/nowhere', env });
  await expect(running).rejects.toThrow('"node" cannot run in /nowhere, which is not there');
});

test('a program that may not be run says why', async () => {
  await expect(run(__filename, [], { cwd, env })).rejects.toMatchObject({
    code: 'ToolMissing',
    message: expect.stringContaining('EACCES') as string,
  });
});

test('a lot of output on both streams is kept in full', async () => {
  const { stdout, stderr } = await node('console.log("o".repeat(3e6)); console.error("e".repeat(2e6))');
  expect([stdout.length, stderr.length]).toEqual([3_000_001, 2_000_001]);
});

test('what a program prints does not break it when the one that started it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-test-'));
  const written = join(folder, 'written');
  const child = `sleep 0.4; echo x; echo ok > ${written}`;
  const module = join(__dirname, '..', '..', '..', 'delivery', 'adapters', 'process', 'run.ts');
  const parent = `require(${JSON.stringify(module)}).run(${JSON.stringify(child)}, [], { cwd: "/", env: process.env, shell: true }); setTimeout(() => process.kill(process.pid, "SIGKILL"), 200)`;
  spawnSync(process.execPath, ['--import', 'tsx', '-e', parent], { cwd });
  await until('the program has written', () => existsSync(written));
  expect(readFileSync(written, 'utf8').trim()).toBe('ok');
});

test('a program that is not there is named', async () => {
  await expect(run('terrafrom', ['plan'], { cwd, env })).rejects.toMatchObject({
    code: 'ToolMissing',
    message: expect.stringContaining('"terrafrom"') as string,
  });
});

test('a program killed by something else is said to be killed', async () => {
  await expect(node('process.kill(process.pid, "SIGKILL")')).rejects.toThrow('SIGKILL');
});

test('a program that takes too long is killed with everything it started', async () => {
  const finished = await node('require("child_process").spawnSync("sleep", ["60"])', { timeoutMs: 300 });
  expect(finished.exitCode).toBe(124);
});

test('an interruption reaches the program once, and it may finish what it is doing', async () => {
  const controller = new AbortController();
  const script =
    'let n = 0; process.on("SIGINT", () => { n++; setTimeout(() => process.exit(n), 100) }); setInterval(() => {}, 9); console.log("up")';
  const running = node(script, { signal: controller.signal });
  setTimeout(() => {
    controller.abort();
  }, 200);
  await expect(running).rejects.toMatchObject({ code: 'Interrupted' });
});

test('an interruption reaches what a shell has started', async () => {
  const controller = new AbortController();
  const sleep = `sleep 61.${process.pid}`;
  const running = run(`${sleep}; true`, [], { cwd, env, shell: true, signal: controller.signal });
  const stopped = expect(running).rejects.toMatchObject({ code: 'Interrupted' });
  // Between its fork and its exec the child still goes by the shell's line, and dash loses a signal for it.
  await until('the shell has started it', () => [...processesNaming(sleep).values()].includes(sleep));
  controller.abort();
  await stopped;
  expect(processesNaming(sleep).size).toBe(0);
});

test('nothing of the environment of this process reaches the program', async () => {
  process.env['SLUICE_TEST_SECRET'] = 'seen';
  const { stdout } = await node('console.log(process.env.SLUICE_TEST_SECRET)');
  delete process.env['SLUICE_TEST_SECRET'];
  expect(stdout).toBe('undefined\n');
});
