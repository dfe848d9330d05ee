import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { Checkout, Clone, type Ended, newFolder, removeFolders, type Variables, variablesOf } from './checkout';
import { makeSmall } from './small-platform';

const MINUTES = 60_000;

const checkout = new Checkout();
const cloud = join(newFolder('jobs'), 'cloud');
const folder = newFolder('build');
const build = new Clone(folder);
const outputs = join(newFolder('outputs'), 'outputs');
const terraform = execFileSync('bash', ['-c', 'type -P terraform'], { encoding: 'utf8' }).trim();
let variables: Record<string, string>;

const FROM_BUILD = ['--build', folder, '--repository', checkout.folder, '--outputs', outputs];

beforeAll(async () => {
  makeSmall(checkout.folder);
  expect(await checkout.sluice(['local', 'up', '--folder', cloud])).toMatchObject({ exitCode: 0 });
  variables = variablesOf(cloud);
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
  git('remote', 'add', 'origin', variables['SLUICE_LOCAL_REPOSITORY']!);
  git('push', '--quiet', 'origin', 'main');
  git('fetch', '--quiet', 'origin');
  const archive = `${folder}.tgz`;
  expect(await checkout.sluice(['build', '--to', archive], variables)).toMatchObject({ exitCode: 0 });
  execFileSync('tar', ['--extract', '--gzip', '--file', archive, '--directory', folder]);
}, 5 * MINUTES);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
}, MINUTES);

function git(...argv: string[]): void {
  execFileSync('git', argv, { cwd: checkout.folder, env: gitEnvironment() });
}

/** What a job of an attempt of the run is given. */
function jobOf(attempt: number, others: Variables = {}): Variables {
  return { ...variables, GITHUB_RUN_ID: '41', GITHUB_RUN_ATTEMPT: String(attempt), ...others };
}

/** The outputs of a step, by name. */
function outputsOf(): Record<string, string> {
  const lines = readFileSync(outputs, 'utf8').trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]));
}

/** The literal command of the workflow, through the gate. */
function applied(stack: string, job: Variables): Promise<Ended> {
  const argv = [stack, '--auto-approve', '--skip-synth', '--skip-provider-lock', '--ignore-missing-stack-dependencies'];
  const gate = join(folder, 'delivery', 'bin', 'terraform-gate');
  return build.cdktf(['apply', ...argv], { ...job, TERRAFORM_BINARY_NAME: gate });
}

/** Applies stacks two at a time, as a matrix would. Returns those that failed. */
async function wave(stacks: readonly string[], job: (stack: string) => Variables): Promise<string[]> {
  const [next, other, ...rest] = stacks;
  const pair = [next, other].filter((one) => one !== undefined);
  const ended = await Promise.all(pair.map(async (one) => [one, (await applied(one, job(one))).exitCode] as const));
  const failed = ended.filter(([, exitCode]) => exitCode !== 0).map(([one]) => one);
  return rest.length === 0 ? failed : [...failed, ...(await wave(rest, job))];
}

async function issues(): Promise<{ state: string; title: string; body: string }[]> {
  const { GITHUB_API_URL: api = '', GITHUB_REPOSITORY: name = '', GITHUB_TOKEN: token = '' } = variables;
  const url = `${api}/repos/${name}/issues?labels=sluice-failed&state=all`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as { state: string; title: string; body: string }[];
}

/** A Terraform that plans, and applies nothing. */
function brokenTerraform(): string {
  const file = join(newFolder('broken'), 'terraform');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/bash\ncase $1 in apply) exit 1 ;; esac\nexec ${terraform} "$@"\n`, { mode: 0o755 });
  return file;
}

test(
  'a promotion that jobs carry stops at a stack that fails, has one issue, and goes on where its failed jobs run again',
  async () => {
    const opened = await build.sluice(['promote', 'open', 'dev', ...FROM_BUILD], jobOf(1));
    expect(opened).toMatchObject({ exitCode: 0 });
    const { outcome, entry = '', waves = '[]' } = outputsOf();
    const [first = [], second = []] = JSON.parse(waves) as string[][];
    expect([outcome, first, second]).toEqual([
      'entered',
      expect.arrayContaining(['dev-warehouse', 'dev-repository']),
      expect.arrayContaining(['dev-account']),
    ]);
    const broken = { SLUICE_TERRAFORM: brokenTerraform() };
    const job = (attempt: number) => jobOf(attempt, { SLUICE_ENTRY: entry });
    const failing = (stack: string) => ({ ...job(1), ...(stack === 'dev-warehouse' ? broken : {}) });
    expect(await wave(first, failing)).toEqual(['dev-warehouse']);
    const waiting = await applied('dev-account', job(1));
    expect(waiting.exitCode).not.toBe(0);
    expect(waiting.stdout + waiting.stderr).toContain('which it depends on, was not applied');

    const settle = ['promote', 'settle', 'dev', '--entry', entry, ...FROM_BUILD];
    const stopped = await build.sluice(settle, jobOf(1));
    expect(stopped.stderr).toContain('TerraformFailed: dev-warehouse: terraform apply exited 1');
    expect(stopped.exitCode).toBe(4);
    const [issue, ...more] = await issues();
    expect(more).toEqual([]);
    expect(issue?.state).toBe('open');
    expect(issue?.body).toMatch(/actions\/runs\/41\/attempts\/1/);
    expect(issue?.body).toContain('gh workflow run promote.yml --ref main --field environment=dev');
    expect(issue?.body).not.toContain('`dev-repository` |');

    expect(await wave(['dev-warehouse'], () => job(2))).toEqual([]);
    expect(await wave(second, () => job(2))).toEqual([]);
    const settled = await build.sluice(settle, jobOf(2));
    expect([settled.exitCode, settled.stderr]).toEqual([0, expect.stringContaining('is closed')]);
    expect((await issues()).map(({ state }) => state)).toEqual(['closed']);

    const again = await build.sluice(['promote', 'open', 'dev', ...FROM_BUILD], jobOf(3));
    expect([again.exitCode, outputsOf()['outcome']]).toEqual([0, 'standing']);
  },
  15 * MINUTES,
);
