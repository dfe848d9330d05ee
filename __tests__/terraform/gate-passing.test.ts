import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const GATE = join(__dirname, '..', '..', 'delivery', 'bin', 'terraform-gate');
const TERRAFORM = spawnSync('bash', ['-c', 'type -P terraform'], { encoding: 'utf8' }).stdout.trim();

const folder = mkdtempSync(join(tmpdir(), 'sluice-passing-'));
const template = join(folder, 'template');
const base = { PATH: process.env['PATH'], HOME: folder, CHECKPOINT_DISABLE: '1' };

const CONFIGURATION = {
  variable: { word: { default: 'none' }, 'with-dashes': { default: 'none' } },
  resource: { terraform_data: { one: { input: '${var.word}' } } },
  output: { dashes: { value: '${var.with-dashes}' } },
};

beforeAll(() => {
  mkdirSync(join(template, 'below'), { recursive: true });
  writeFileSync(join(template, 'main.tf.json'), JSON.stringify(CONFIGURATION));
  writeFileSync(join(template, 'below', 'main.tf'), 'output "x" { value = 1 }\nresource "none_such" "x" {}\n');
  bare(['init'], { cwd: template });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Left {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Call {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly variables?: Record<string, string>;
}

function call(program: string, argv: readonly string[], { cwd = template, input, variables = {} }: Call): Left {
  const options: SpawnSyncOptions = { cwd, env: { ...base, ...variables }, ...(input === undefined ? {} : { input }) };
  const { status, signal, stdout, stderr } = spawnSync(program, argv, options);
  return { status, signal, stdout: stdout.toString('latin1'), stderr: stderr.toString('latin1') };
}

function bare(argv: readonly string[], options: Call = {}): Left {
  return call(TERRAFORM, argv, options);
}

function gated(argv: readonly string[], options: Call = {}): Left {
  return call(GATE, argv, options);
}

/** A copy of the template, in which a call may write. */
function workFolder(): string {
  const work = mkdtempSync(join(folder, 'work-'));
  cpSync(template, work, { recursive: true });
  return work;
}

const STATE = JSON.stringify({
  version: 4,
  terraform_version: '1.11.4',
  serial: 3,
  lineage: 'l',
  outputs: {},
  resources: [],
});

test.each<[string, readonly string[], Call?]>([
  ['the version', ['version']],
  ['what cdktf asks thrice', ['version', '-json']],
  ['what cdktf asks once', ['-v']],
  ['no word at all', []],
  ['an empty word', ['']],
  ['general help', ['-help']],
  ['help on apply', ['apply', '-help']],
  ['help on destroy among other options', ['destroy', '-auto-approve', '-h', 'x']],
  ['the version, asked of apply', ['apply', '-version']],
  ['a subcommand that does not exist', ['appply']],
  ['init', ['init', '-no-color']],
  ['a valid configuration', ['validate', '-json']],
  ['a plan as cdktf makes it', ['plan', '-input=false', '-out', 'plan']],
  ['an exit code of two', ['plan', '-detailed-exitcode', '-no-color']],
  ['odd characters', ['plan', '-no-color', '-var', `word=a  b\n'"$(id) \`id\` *?[x] \\ ~ !1 é ☃`]],
  ['an option that is not known', ['plan', '-unheard-of']],
  ['another folder, and what is wrong in it', ['-chdir=below', 'plan', '-no-color']],
  ['a folder that is not there', ['-chdir=nowhere', 'apply', '-help']],
  ['no outputs yet', ['output', '-json']],
  ['a state from the standard input', ['state', 'push', '-'], { input: STATE }],
  ['no state', ['state', 'list']],
  ['questions from the standard input', ['console'], { input: 'upper("a")\n1 + \n2\n' }],
  ['bytes that are no text', ['fmt', '-'], { input: Buffer.from([0x61, 0xff, 0x00, 0x3d, 0x31]) }],
  ['a graph', ['graph']],
  [
    'a variable whose name the shell does not know',
    ['plan', '-no-color'],
    { variables: { 'TF_VAR_with-dashes': 'x y' } },
  ],
  [
    'words from TF_CLI_ARGS',
    ['plan'],
    { variables: { TF_CLI_ARGS: '-no-color', TF_CLI_ARGS_plan: `-var 'word=a b'` } },
  ],
])('%s: the same bytes, the same exit code', (_, argv, options = {}) => {
  const [plain, behindGate] = [bare, gated].map((run) => run(argv, { ...options, cwd: workFolder() }));
  expect(behindGate).toEqual(plain);
});

/** Stands in for Terraform, and says how it was called. */
function standIn(name: string, script: string): string {
  const file = join(mkdtempSync(join(folder, 'bin-')), name);
  writeFileSync(file, `#!${process.execPath}\n${script}`);
  chmodSync(file, 0o755);
  return file;
}

test('every word and every variable arrives as it was', () => {
  const terraform = standIn('tf', 'console.log(JSON.stringify([process.argv.slice(2), process.env]))');
  const words = ['plan', '', ' ', '-', '--', '*', '$HOME', "'", '"', '\\', 'a\nb', '\t', '☃', '-var=a=b=c'];
  const variables = {
    SLUICE_TERRAFORM: terraform,
    'A.B': '1',
    word: 'w',
    folder: 'f',
    wanted: 'x',
    '☃': 'y\nz',
  };
  const [argv, environment] = JSON.parse(gated(words, { variables }).stdout) as [string[], object];
  expect(argv.map((word) => Buffer.from(word, 'latin1').toString())).toEqual(words);
  const arrived = JSON.parse(Buffer.from(JSON.stringify(environment), 'latin1').toString()) as Record<string, string>;
  expect(arrived).toMatchObject({ ...base, ...variables });
  const added = Object.keys(arrived).filter((name) => !(name in { ...base, ...variables }));
  expect(added.filter((name) => !['SLUICE_GATE_PROCESS', 'PWD', 'SHLVL', '_'].includes(name))).toEqual([]);
});

test('what signs reviews does not reach Terraform', () => {
  const terraform = standIn('tf', 'console.log(JSON.stringify(process.env))');
  const keys = { SLUICE_REVIEW_KEY: 'a', SLUICE_REVIEW_KEY_PREVIOUS: 'b' };
  const { stdout } = gated(['plan'], { variables: { ...keys, SLUICE_TERRAFORM: terraform, SLUICE_REVIEW: 'kept' } });
  const arrived = JSON.parse(stdout) as Record<string, string>;
  expect(Object.keys(arrived).filter((name) => name.startsWith('SLUICE_REVIEW'))).toEqual(['SLUICE_REVIEW']);
});

test.each(['SIGKILL', 'SIGSEGV', 'SIGINT', 'SIGTERM'])('a death by %s is that of the call', (signal) => {
  const terraform = standIn('tf', `process.kill(process.pid, '${signal}'); setTimeout(() => 0, 1e5)`);
  const { status, signal: died } = gated(['plan'], { variables: { SLUICE_TERRAFORM: terraform } });
  expect([status, died]).toEqual([null, signal]);
});

test('a passed call is Terraform itself: the same process, and its own answer to a signal', async () => {
  const script = "process.on('SIGTERM', () => process.exit(7)); console.log(process.pid); setTimeout(() => 0, 1e5)";
  const env = { ...base, SLUICE_TERRAFORM: standIn('tf', script) };
  const child = spawn(GATE, ['console'], { cwd: workFolder(), env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(Number(said.toString())).toBe(child.pid);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([7, null]);
});

test('the gate is found through links, from any folder, whatever its name', () => {
  const bin = mkdtempSync(join(folder, 'bin-'));
  symlinkSync(GATE, join(bin, 'far'));
  symlinkSync('far', join(bin, 'terraform'));
  const variables = { PATH: `${bin}${delimiter}${base.PATH}` };
  expect(call('terraform', ['version'], { variables })).toEqual(bare(['version']));
  // An apply is Sluice's to judge: this folder is none of its stacks.
  const refused = call('terraform', ['apply', '-auto-approve'], { cwd: workFolder(), variables });
  expect([refused.status, refused.stderr]).toEqual([
    9,
    expect.stringContaining('is no stack that this project synthesized'),
  ]);
});

describe('where nothing but the gate can be found', () => {
  const only = mkdtempSync(join(folder, 'only-'));
  for (const program of ['bash', 'env', 'dirname', 'readlink']) symlinkSync(`/usr/bin/${program}`, join(only, program));
  symlinkSync(process.execPath, join(only, 'node'));
  const linked = join(only, 'terraform');
  symlinkSync(GATE, linked);
  const copied = join(mkdtempSync(join(folder, 'copy-')), 'terraform');
  copyFileSync(GATE, copied);
  const PATH = only;

  test.each<[string, string, Record<string, string>]>([
    ['the gate is the only terraform on the PATH', linked, { PATH }],
    ['SLUICE_TERRAFORM names the gate', GATE, { SLUICE_TERRAFORM: GATE }],
    ['SLUICE_TERRAFORM names a link to the gate', GATE, { SLUICE_TERRAFORM: linked }],
    ['SLUICE_TERRAFORM names nothing', GATE, { SLUICE_TERRAFORM: join(folder, 'nothing') }],
    ['SLUICE_TERRAFORM names a folder', GATE, { SLUICE_TERRAFORM: folder }],
    ['SLUICE_TERRAFORM names a program that is not on the PATH', GATE, { SLUICE_TERRAFORM: 'terraform-1.99' }],
  ])('%s: a clear error, and no endless loop', (_, program, variables) => {
    for (const argv of [['version'], ['apply', '-auto-approve']]) {
      const { status, stderr } = call(program, argv, { variables });
      expect([status, stderr]).toEqual([6, expect.stringContaining("there is no Terraform behind Sluice's gate")]);
    }
  });

  test('two copies of the gate that take each other for Terraform end too', () => {
    const variables = { PATH: `${only}${delimiter}${join(copied, '..')}` };
    const { status, stderr } = call(linked, ['version'], { variables });
    expect([status, stderr]).toEqual([6, expect.stringContaining('leads back to the gate')]);
  });
});

test('no call that may apply is passed on, however it is spelled', () => {
  const terraform = standIn('tf', 'console.log("passed on")');
  const calls: [readonly string[], Record<string, string>?][] = [
    [['apply']],
    [['destroy']],
    [['-chdir=below', 'apply', '-auto-approve']],
    [['-no-color', '', 'apply']],
    [['apply', '--', '-help']],
    [['apply', '-help'], { TF_CLI_ARGS_apply: '--' }],
    [[], { TF_CLI_ARGS: 'apply -auto-approve' }],
    [['-chdir=below'], { TF_CLI_ARGS: 'apply -auto-approve' }],
  ];
  for (const [argv, variables = {}] of calls) {
    const { status, stdout } = gated(argv, { variables: { ...variables, SLUICE_TERRAFORM: terraform } });
    expect([argv, stdout]).toEqual([argv, '']);
    expect([2, 9]).toContain(status);
  }
});

test('what the gate adds to a passed call is measured', () => {
  const times: Record<string, number[]> = { [TERRAFORM]: [], [GATE]: [] };
  for (let round = 0; round < 15; round += 1) {
    for (const program of [TERRAFORM, GATE]) {
      const start = performance.now();
      call(program, ['version', '-json'], {});
      times[program]!.push(performance.now() - start);
    }
  }
  const [plain, behindGate] = [TERRAFORM, GATE].map((program) => times[program]!.sort((a, b) => a - b)[7]!);
  process.stdout.write(
    `terraform version -json: ${plain!.toFixed(1)} ms bare, ${behindGate!.toFixed(1)} ms through the gate\n`,
  );
  expect(behindGate).toBeGreaterThan(0);
});
