import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ProcessCommands } from '../../../delivery/adapters/process/process-commands';
import { processesNaming, until } from '../../processes';

const KEY = '9b'.repeat(32);
const TOKEN = 'sn0wf1ake-Tr4nsformer-Passw0rd';

const environment = { PATH: process.env['PATH'], SNOWFLAKE_TOKEN: TOKEN, GITHUB_TOKEN: 'a-github-token-of-ours' };

function commandsWith(signal?: AbortSignal): ProcessCommands {
  const hidden = { SLUICE_REVIEW_KEY: KEY };
  return new ProcessCommands({ environment, hidden, ...(signal === undefined ? {} : { signal }) });
}

function node(
  script: string,
  options: { variables?: readonly string[]; timeoutSeconds?: number; signal?: AbortSignal } = {},
) {
  const { variables = [], timeoutSeconds = 30, signal } = options;
  return commandsWith(signal).run([process.execPath, '-e', script], { cwd: process.cwd(), timeoutSeconds, variables });
}

test('a command gets the variables that it asks for and no others, whatever keys there are', async () => {
  const print = 'console.log(JSON.stringify(Object.keys(process.env).sort()))';
  const { rows } = await node(print, { variables: ['SNOWFLAKE_TOKEN', 'NOT_THERE'] });
  expect((JSON.parse(rows) as string[]).filter((name) => name !== 'SLUICE_COMMAND')).toEqual([
    'PATH',
    'SNOWFLAKE_TOKEN',
  ]);
});

test('what it prints keeps no secret: of its own variables, of others, or by its look, in any encoding', async () => {
  const said = [
    TOKEN,
    KEY,
    Buffer.from(TOKEN).toString('base64'),
    'AKIAIOSFODNN7EXAMPLE',
    'password=hunter2-of-ours',
    'done',
  ];
  const { output, exitCode } = await node(`console.error(${JSON.stringify(said.join('\n'))}); process.exit(3)`);
  expect(exitCode).toBe(3);
  expect(output).toContain('done');
  for (const secret of [...said.slice(0, 4), 'hunter2-of-ours']) expect(output).not.toContain(secret);
});

test('a lot of output is cut to its end', async () => {
  const { output, rows, isFlood } = await node('console.log("row ".repeat(1e6)); console.log("the last line")');
  expect(output.length).toBeLessThanOrEqual(4_000);
  expect(output.trimEnd()).toMatch(/the last line$/);
  expect([rows.length, isFlood]).toEqual([4_000_015, false]);
});

test('a command that prints 100 MB is ended at its fill', async () => {
  const flood = 'const line = Buffer.alloc(1e6, "x"); for (let i = 0; i < 100; i++) require("fs").writeSync(1, line)';
  const { isFlood, rows } = await node(flood);
  expect(isFlood).toBe(true);
  expect(rows.length).toBeLessThan(18 * 1024 * 1024);
});

test('a command that never ends is ended after its time, with all that it started, sessions of their own included', async () => {
  const mark = mkdtempSync(join(tmpdir(), 'forks-'));
  const child = `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e3)", ${JSON.stringify(mark)}], { stdio: "inherit", detached: DETACHED })`;
  const script = `${child.replace('DETACHED', 'true')}; ${child.replace('DETACHED', 'false')}; console.log("waiting"); setInterval(() => {}, 1e3)`;
  const result = await node(script, { timeoutSeconds: 1 });
  expect(result).toMatchObject({ exitCode: 124, output: 'waiting\n' });
  await until('everything has ended', () => processesNaming(mark).size === 0);
});

test('a command that ends and leaves something running leaves nothing', async () => {
  const mark = mkdtempSync(join(tmpdir(), 'leaves-'));
  const child = `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e3)", ${JSON.stringify(mark)}], { stdio: "inherit", detached: true }).unref()`;
  expect(await node(`${child}; process.exit(0)`)).toMatchObject({ exitCode: 0 });
  await until('everything has ended', () => processesNaming(mark).size === 0);
});

test('a command that is stopped by a person says so; one that something else kills has the exit code of its signal', async () => {
  const controller = new AbortController();
  const running = node('setInterval(() => {}, 1e3)', { signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: 'Interrupted' });
  expect(await node('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1e3)')).toMatchObject({
    exitCode: 143,
  });
});

test('a program that is not there is named', async () => {
  const running = commandsWith().run(['no-such-program'], { cwd: process.cwd(), timeoutSeconds: 5, variables: [] });
  await expect(running).rejects.toMatchObject({ code: 'ToolMissing' });
});
