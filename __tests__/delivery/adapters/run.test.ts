import { run } from '../../../delivery/adapters/process/run';

const env = { PATH: process.env['PATH'] };
const cwd = process.cwd();

function node(script: string, options: { signal?: AbortSignal; timeoutMs?: number } = {}) {
  return run(process.execPath, ['-e', script], { cwd, env, ...options });
}

test('gives back what a program printed and its exit code', async () => {
  const finished = await node('console.log("out"); console.error("err"); process.exit(3)');
  expect(finished).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
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

test('nothing of the environment of this process reaches the program', async () => {
  process.env['SLUICE_TEST_SECRET'] = 'seen';
  const { stdout } = await node('console.log(process.env.SLUICE_TEST_SECRET)');
  delete process.env['SLUICE_TEST_SECRET'];
  expect(stdout).toBe('undefined\n');
});
