import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

import { ERROR_CODES } from '../../delivery/model/error-codes';
import { Checkout, type Ended, newFolder, removeFolders } from './checkout';
import { processesNaming } from '../processes';

// What Node prints of where in the code an error was thrown.
const TRACE = /\n\s+at .*[(:]\d+:\d+|node:internal/;
const ANSI = /\u001b\[/;

const checkout = new Checkout();

beforeAll(async () => {
  // The first command builds the bundle.
  await checkout.sluice(['--help']);
}, 60_000);

afterAll(() => {
  removeFolders();
});

/** Holds that a command told its user what is wrong: one code, one exit code, no trace, nothing half-done. */
function expectMistake({ exitCode, stdout, stderr }: Ended, code: keyof typeof ERROR_CODES, ...said: string[]): void {
  const all = `${stdout}${stderr}`;
  expect(stderr.match(/^[A-Z][A-Za-z]+: /gm)).toEqual([`${code}: `]);
  for (const part of said) expect(stderr).toContain(part);
  expect(all).not.toMatch(TRACE);
  expect(all).not.toMatch(ANSI);
  expect(exitCode).toBe(ERROR_CODES[code].exit);
}

describe('a command line that is wrong', () => {
  test.each<[string, string[], string[]]>([
    ['an unknown command', ['pln'], ["unknown command 'pln'", 'Did you mean plan?', '"npx sluice --help"']],
    ['an unknown option', ['plan', '--jsn'], ["'--jsn'", 'Did you mean --json?', '"npx sluice plan --help"']],
    ['an unknown command of local', ['local', 'dwn'], ["'dwn'", 'Did you mean down?', '"npx sluice local --help"']],
    ['a port that is none', ['local', 'up', '--port', '70000'], ["'70000'", 'from 1 to 65535']],
    ['an unknown kind of AWS', ['try', '--aws', 'real'], ["'real'", 'simulated, moto']],
    ['no environment to verify', ['verify'], ["missing required argument 'environment'"]],
    ['two environments to verify', ['verify', 'dev', 'prod'], ['too many arguments']],
    ['nothing to apply', ['apply'], ["missing required argument 'stacks'"]],
  ])('%s is a mistake of usage', async (_what, argv, said) => {
    expectMistake(await checkout.sluice(argv), 'Usage', ...said);
  });

  test('no command at all shows what there is', async () => {
    const { exitCode, stderr } = await checkout.sluice([]);
    expect(exitCode).toBe(ERROR_CODES.Usage.exit);
    expect(stderr).toContain('Commands:');
  });
});

describe('help', () => {
  test('every command explains itself, its arguments and its options', async () => {
    const { stdout } = await checkout.sluice(['--help']);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) [^\n]*\S/gm)].map(([, name]) => name!);
    expect(names).toEqual(expect.arrayContaining(['try', 'synth', 'plan', 'apply', 'verify', 'promote', 'local']));
    for (const name of names.filter((one) => one !== 'help')) {
      const { exitCode, stdout: help } = await checkout.sluice([name, '--help']);
      expect(exitCode).toBe(0);
      expect(help).toContain(`Usage: sluice ${name}`);
    }
  }, 30_000);

  test('it lists every exit code', async () => {
    const { stdout } = await checkout.sluice(['--help']);
    for (const [code, { exit }] of Object.entries(ERROR_CODES))
      expect(stdout).toMatch(new RegExp(`^ +${exit} +${code} `, 'm'));
  });

  test('it starts no more than a bundle', () => {
    const started = performance.now();
    execFileSync(process.execPath, [join(checkout.folder, 'dist', 'sluice.cjs'), '--help']);
    // The bar is half a second on a quiet machine; a busy one gets four times that.
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a place that is wrong', () => {
  test('try and local up want the root of a project', () => {
    const folder = newFolder('elsewhere');
    const bin = join(checkout.folder, 'delivery', 'bin', 'sluice.mjs');
    for (const command of ['try', 'local up', 'synth']) {
      const ended = shell(`cd ${folder} && exec node ${bin} ${command}`);
      expectMistake(ended, 'Usage', folder, 'cdktf.json', 'run this in the root of the repository');
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder of something else is not touched by try or local up', async () => {
    const folder = newFolder('foreign');
    // Names that a local cloud's folder holds too.
    for (const name of ['variables.json', 'cloud.log', 'thesis.tex']) writeFileSync(join(folder, name), 'mine');
    for (const argv of [['try'], ['local', 'up']]) {
      const ended = await checkout.sluice([...argv, '--folder', folder]);
      expectMistake(ended, 'LocalCloud', folder, 'not a local cloud', '--folder');
    }
    expect(readdirSync(folder).sort()).toEqual(['cloud.log', 'thesis.tex', 'variables.json']);
  });

  test('a file in the place of the folder is not touched', async () => {
    const file = join(newFolder('file'), 'notes');
    writeFileSync(file, 'mine');
    for (const folder of [file, join(file, 'below')]) {
      for (const argv of [['try'], ['local', 'up']]) {
        expectMistake(await checkout.sluice([...argv, '--folder', folder]), 'LocalCloud', folder, '--folder');
      }
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('the project itself is no folder for a local cloud', async () => {
    expectMistake(await checkout.sluice(['try', '--folder', '.']), 'LocalCloud', 'not a local cloud');
  });
});

describe('a program that is missing', () => {
  /** A folder with nothing but these programs, to be the whole PATH. */
  function pathWith(...programs: string[]): string {
    const folder = newFolder('path');
    for (const program of programs) {
      const found = execFileSync('which', [program], { encoding: 'utf8' }).trim();
      symlinkSync(found, join(folder, program));
    }
    return folder;
  }

  function fakeTerraform(says: string, exitCode = 0): string {
    const folder = pathWith('sh', 'cat', 'git');
    const file = join(folder, 'terraform');
    writeFileSync(file, `#!/bin/sh\ncat <<'END'\n${says}\nEND\nexit ${exitCode}\n`);
    chmodSync(file, 0o755);
    return folder;
  }

  test.each([['try'], ['plan'], ['verify', 'dev']])('%s says that there is no terraform', async (...argv) => {
    const ended = await checkout.sluice(argv, { PATH: pathWith('git') });
    expectMistake(ended, 'ToolMissing', '"terraform"', 'install it');
  });

  test('a terraform that is too old is told by its version', async () => {
    const PATH = fakeTerraform('{"terraform_version": "1.5.0"}');
    expectMistake(await checkout.sluice(['plan'], { PATH }), 'ToolMissing', '1.5.0', 'too old', '1.11.0');
  });

  test('a terraform of the next major version is too new', async () => {
    const PATH = fakeTerraform('{"terraform_version": "2.0.0"}');
    expectMistake(await checkout.sluice(['try'], { PATH }), 'ToolMissing', '2.0.0', 'too new', '1.x');
  });

  test('a terraform that answers something else is quoted', async () => {
    const PATH = fakeTerraform('the license has expired', 1);
    expectMistake(await checkout.sluice(['synth'], { PATH }), 'ToolMissing', 'the license has expired');
  });

  test('try says that there is no git', async () => {
    const folder = join(newFolder('no-git'), 'cloud');
    const PATH = pathWith('terraform', 'sh', 'node', 'dirname');
    expectMistake(await checkout.sluice(['try', '--folder', folder], { PATH }), 'ToolMissing', 'git');
    expect(processesNaming(folder).size).toBe(0);
  });

  test('packages that are not installed are asked for', () => {
    const folder = newFolder('no-packages');
    mkdirSync(join(folder, 'delivery', 'bin'), { recursive: true });
    mkdirSync(join(folder, 'environments'));
    for (const name of ['sluice.mjs', 'fresh-bundle.mjs', 'run-compiled.mjs', 'build.mjs']) {
      writeFileSync(
        join(folder, 'delivery', 'bin', name),
        readFileSync(join(checkout.folder, 'delivery', 'bin', name)),
      );
    }
    expectMistake(shell(`node ${join(folder, 'delivery', 'bin', 'sluice.mjs')} --help`), 'ToolMissing', 'npm ci');
  });
});

describe('a local cloud that is not there', () => {
  test('SLUICE_LOCAL_CLOUD that points nowhere is named', async () => {
    const ended = await checkout.sluice(['plan', 'dev'], { SLUICE_LOCAL_CLOUD: '/nowhere' });
    expectMistake(ended, 'LocalCloud', '/nowhere', 'npx sluice local up');
  });

  test('SLUICE_LOCAL_CLOUD that is relative would mean a folder for each stack, and is refused', async () => {
    const ended = await checkout.sluice(['plan', 'dev'], { SLUICE_LOCAL_CLOUD: '.sluice/local' });
    expectMistake(ended, 'Usage', '".sluice/local"', 'absolute');
  });

  test('the variables of a folder without one cannot be printed', async () => {
    expectMistake(await checkout.sluice(['local', 'env', '--folder', '/nowhere']), 'LocalCloud', '/nowhere');
  });

  test('damaged variables are named', async () => {
    const folder = newFolder('damaged');
    writeFileSync(join(folder, 'variables.json'), '{"SLUICE_LOCAL_');
    const file = join(folder, 'variables.json');
    expectMistake(await checkout.sluice(['plan'], { SLUICE_LOCAL_CLOUD: folder }), 'LocalCloud', file, 'damaged');
  });

  test('status and down take a damaged record for no running cloud', async () => {
    const folder = newFolder('record');
    writeFileSync(join(folder, 'running.json'), '{"pid": 1');
    const status = await checkout.sluice(['local', 'status', '--json', '--folder', folder]);
    expect(JSON.parse(status.stdout)).toEqual({ up: false });
    const down = await checkout.sluice(['local', 'down', '--folder', folder]);
    expect(down).toMatchObject({ exitCode: 0, stdout: 'No local cloud was up.\n' });
  });
});

describe('a local cloud', () => {
  test('a port in use is named, and nothing is left running', async () => {
    const folder = join(newFolder('port'), 'cloud');
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const ended = await checkout.sluice(['local', 'up', '--folder', folder, '--port', String(port)]);
    taken.close();
    expectMistake(ended, 'LocalCloud', `port ${port}`, 'in use', 'another port');
    expect(processesNaming(folder).size).toBe(0);
  });

  test('it starts again after it was killed, and ends when told to', async () => {
    const folder = join(newFolder('again'), 'a cloud');
    const up = await checkout.sluice(['local', 'up', '--folder', folder]);
    expect(up).toMatchObject({ exitCode: 0, stderr: '' });
    expect(up.stdout).toContain(`npx sluice local env --folder '`);
    const [pid] = [...processesNaming(folder).keys()];
    process.kill(pid!, 'SIGKILL');
    const status = await checkout.sluice(['local', 'status', '--folder', folder]);
    expect(status.stdout).toBe('down\n');
    expect(await checkout.sluice(['local', 'up', '--folder', folder])).toMatchObject({ exitCode: 0 });
    expect(processesNaming(folder).size).toBe(1);
    const down = await checkout.sluice(['local', 'down', '--folder', folder]);
    expect(down.stdout).toBe('The local cloud is down.\n');
    expect(processesNaming(folder).size).toBe(0);
  });
});

function shell(script: string): Ended {
  try {
    const stdout = execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return { exitCode: 0, stdout, stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { exitCode: status, stdout, stderr };
  }
}
