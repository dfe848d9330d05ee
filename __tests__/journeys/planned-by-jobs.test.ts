import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { type GitHubClient, githubClient } from '../../delivery/adapters/github/github-client';
import { GitHubPullRequests } from '../../delivery/adapters/github/github-pull-requests';
import { GitHubReviews } from '../../delivery/adapters/github/github-reviews';
import { reviewKeys } from '../../delivery/model/review-key';
import { reviewOf } from '../../delivery/review/review-of';
import { Checkout, Clone, type Ended, newFolder, removeFolders, type Variables, variablesOf } from './checkout';
import { makeSmall } from './small-platform';

const checkout = new Checkout();
const cloud = newFolder('cloud');
/** Where jobs of a workflow run: far from the clone. */
const job = new Clone(newFolder('job'));
const archives = newFolder('archives');
const at = (...names: string[]) => join(job.folder, ...names);

let variables: Variables;
let client: GitHubClient;
let number: number;
let head: string;
/** What the jobs said, by what they did. */
const said: Record<string, Ended> = {};
/** What reviewers saw first. */
let comment: string | undefined;

beforeAll(async () => {
  makeSmall(checkout.folder);
  succeeded(await checkout.sluice(['local', 'up', '--folder', cloud]));
  variables = { ...variablesOf(cloud), SLUICE_LOCAL_CLOUD: cloud };
  const [owner = '', repository = ''] = variables['GITHUB_REPOSITORY']!.split('/');
  const { GITHUB_TOKEN: token = '', SLUICE_GITHUB_LOGIN: login = '', GITHUB_API_URL: baseUrl = '' } = variables;
  client = githubClient({ owner, repository, token, login, baseUrl });
  git('init', '--quiet', '--initial-branch=main');
  commit('the platform');
  git('remote', 'add', 'origin', variables['SLUICE_LOCAL_REPOSITORY']!);
  git('push', '--quiet', '--force', 'origin', 'main');
  git('fetch', '--quiet', 'origin');
  succeeded(await checkout.sluice(['build', '--to', join(archives, 'build.tgz')], variables));
  git('switch', '--quiet', '--create', 'larger');
  const larger = "warehouses: { ...estate.warehouses, BI: { ...estate.warehouses.BI, comment: 'larger' } },";
  checkout.edit('environments/dev.ts', '  cost: {', `  ${larger}\n  cost: {`);
  head = commit('a larger warehouse');
  git('push', '--quiet', 'origin', 'larger');
  succeeded(await checkout.sluice(['build', '--assembly-only', '--to', join(archives, 'head.tgz')], variables));
  const change = { branch: 'larger', base: 'main', title: 'a larger warehouse', body: '' };
  number = (await new GitHubPullRequests(client).open(change)).number;
  await carried();
}, 600_000);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
});

function git(...argv: string[]): string {
  return execFileSync('git', argv, { cwd: checkout.folder, env: gitEnvironment(), encoding: 'utf8' }).trim();
}

function commit(message: string): string {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
}

function succeeded(ended: Ended): Ended {
  if (ended.exitCode !== 0) throw new Error(`${ended.stdout}${ended.stderr}`);
  return ended;
}

/** What a job is given: no clone, and no key unless it plans or signs. */
function own({ key = false } = {}): Variables {
  const event = join(archives, 'event.json');
  writeFileSync(event, JSON.stringify({ pull_request: { number, head: { sha: head } } }));
  const { SLUICE_REVIEW_KEY } = variables;
  return { ...variables, GITHUB_EVENT_PATH: event, SLUICE_REVIEW_KEY: key ? SLUICE_REVIEW_KEY : undefined };
}

const trees = ['--base', '.', '--head', 'head'];

function review(parts = 'parts', records = 'records'): Promise<Ended> {
  const argv = ['review', '--pull-request', String(number), ...trees, '--parts', parts, '--records', records];
  return job.sluice(argv, own());
}

function seal(environment: string, [parts, to]: readonly [string, string], others: Variables = {}): Promise<Ended> {
  const argv = ['seal', environment, ...trees, '--parts', parts, '--to', to];
  return job.sluice(argv, { ...own({ key: true }), ...others });
}

function unpackBuild(): void {
  execFileSync('tar', ['--extract', '--gzip', '--file', join(archives, 'build.tgz')], { cwd: job.folder });
}

/** What a workflow does with a pull request, a job after the other; the apply is that of another workflow. */
async function carried(): Promise<void> {
  unpackBuild();
  succeeded(await job.sluice(['unpack', join(archives, 'head.tgz'), '--to', 'head']));
  const asked = [
    '--outputs',
    join(archives, 'outputs'),
    '--refused',
    'refused',
    '--summary',
    join(archives, 'summary'),
  ];
  succeeded(await job.sluice(['affected', ...trees, ...asked]));
  const gate = { TERRAFORM_BINARY_NAME: at('delivery', 'bin', 'terraform-gate') };
  const skips = ['--skip-synth', '--skip-provider-lock'];
  succeeded(await job.sluice(['unpack', join(archives, 'head.tgz'), '--to', '.']));
  for (const stack of ['dev-warehouse', 'dev-account']) {
    const planning = { ...own({ key: true }), ...gate, SLUICE_PLANS: at('parts') };
    said[stack] = await job.cdktf(['plan', stack, ...skips], planning);
  }
  unpackBuild();
  for (const environment of ['dev', 'staging', 'prod']) succeeded(await seal(environment, ['parts', 'records']));
  said['review'] = await review();
  comment = await new GitHubPullRequests(client).commentOn(number);
  succeeded(await job.sluice(['unpack', join(archives, 'head.tgz'), '--to', '.']));
  const applying = { ...own({ key: true }), ...gate, GITHUB_SHA: head };
  said['apply'] = await job.cdktf(['apply', 'dev-warehouse', '--auto-approve', ...skips], applying);
  unpackBuild();
}

test('a build runs far from its clone, and holds no path of it', () => {
  const found = spawnSync('grep', ['-rl', checkout.folder, job.folder], { encoding: 'utf8' });
  expect(found.stdout).toBe('');
});

test('what a change affects is told with the roles of the base, and every environment is to be signed', () => {
  const lines = readFileSync(join(archives, 'outputs'), 'utf8').trim().split('\n');
  const outputs = lines.map((line) => [line.split('=')[0], JSON.parse(line.slice(line.indexOf('=') + 1))] as const);
  const job = (stack: string) => ({
    stack,
    environment: 'dev',
    role: 'arn:aws:iam::111111111111:role/dev-sluice-plan',
    region: 'eu-west-1',
  });
  expect(Object.fromEntries(outputs)).toEqual({
    chunks: [[job('dev-warehouse'), job('dev-account')]],
    environments: ['dev', 'staging', 'prod'],
    count: 2,
  });
  expect(readdirSync(at('refused'))).toEqual(['affected.json']);
  expect(readFileSync(join(archives, 'summary'), 'utf8')).toContain('larger');
});

test('each stack is planned by stock cdktf in a job of its own; one that must wait is no failure', () => {
  for (const stack of ['dev-warehouse', 'dev-account']) {
    expect([said[stack]!.exitCode, said[stack]!.stdout]).toEqual([
      0,
      expect.not.stringContaining('Terraform will perform'),
    ]);
  }
  expect(readdirSync(at('parts')).sort()).toEqual(['dev-account.json', 'dev-warehouse.json']);
});

test('one comment is written without a key, and one record for each environment is found again', async () => {
  expect([said['review']!.exitCode, said['review']!.stderr]).toEqual([0, '']);
  expect(comment).toContain('dev-warehouse');
  expect(comment).toMatch(/dev-account.{0,40}waits for.{0,40}dev-warehouse/s);
  const trust = { repository: variables['GITHUB_REPOSITORY']!, author: '', keys: reviewKeys(variables) };
  const world = { reviews: new GitHubReviews(client), trust };
  const all = await reviewOf({ commit: head }, world);
  expect(all.review?.stacks.map(({ stack }) => stack)).toEqual(['dev-warehouse']);
  expect((await reviewOf({ commit: head }, world, 'prod')).review).toMatchObject({ environment: 'prod', stacks: [] });
});

test('what was signed is what an apply is held to', () => {
  expect([said['apply']!.exitCode, said['apply']!.stdout]).toEqual([0, expect.stringContaining('Apply complete!')]);
});

test('nothing is signed of a commit that the run is not for', async () => {
  const event = join(archives, 'other.json');
  writeFileSync(event, JSON.stringify({ pull_request: { number, head: { sha: 'a'.repeat(40) } } }));
  const ended = await seal('dev', ['parts', 'other'], { GITHUB_EVENT_PATH: event });
  expect([ended.exitCode, ended.stderr]).toEqual([9, expect.stringContaining('the run is for aaaaaaaaaaaa')]);
}, 60_000);

test('a plan that is not the signed one is neither shown nor signed', async () => {
  cpSync(at('parts'), at('forged'), { recursive: true });
  const part = at('forged', 'dev-warehouse.json');
  writeFileSync(part, readFileSync(part, 'utf8').replaceAll('larger', 'X4LARGE'));
  const ended = await review('forged');
  expect([ended.exitCode, ended.stderr]).toEqual([9, expect.stringContaining('it is not the plan that was signed')]);
  expect(await new GitHubPullRequests(client).commentOn(number)).not.toContain('X4LARGE');
  const sealed = await seal('dev', ['forged', 'other']);
  expect([sealed.exitCode, sealed.stderr]).toEqual([9, expect.stringContaining('was not made with SLUICE_REVIEW_KEY')]);
}, 60_000);

test('a stack whose job left nothing is told, and so is an environment that nobody signed for', async () => {
  cpSync(at('records'), at('fewer'), { recursive: true });
  rmSync(at('fewer', 'prod.json'));
  const unsigned = await review('parts', 'fewer');
  expect([unsigned.exitCode, unsigned.stderr]).toEqual([9, expect.stringContaining('prod has no signed record')]);
  const missing = await review('nowhere');
  expect([missing.exitCode, missing.stderr]).toEqual([4, expect.stringContaining('left no plan')]);
}, 60_000);
