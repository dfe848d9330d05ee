import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Octokit } from '@octokit/rest';

import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import { githubClient } from '../../delivery/adapters/github/github-client';
import { GO_TOOLS } from '../../delivery/tools/go-tools';
import { prepareGoTool } from '../../delivery/tools/prepare-go-tool';
import { TOOLS_FOLDER } from '../../delivery/tools/tools-folder';
import { ledgerWriter } from '../contracts/ledger-writer';
import { processesNaming, until } from '../processes';
import { CANARY } from './canary';
import { Checkout, type Ended, newFolder, removeFolders, type Running, variablesOf } from './checkout';
import { makeSmall } from './small-platform';

const MINUTES = 60_000;
const PROJECT = join(__dirname, '..', '..');
const ENVIRONMENTS = ['dev', 'staging', 'prod'];

const checkout = new Checkout();
const cloud = join(newFolder('workflows'), 'cloud');
let variables: Record<string, string>;
let people: Record<string, Octokit>;
let repo: { owner: string; repo: string };

beforeAll(async () => {
  await prepareGoTool(GO_TOOLS.act, { project: PROJECT });
  symlinkSync(join(PROJECT, TOOLS_FOLDER), join(checkout.folder, TOOLS_FOLDER));
  makeSmall(checkout.folder);
  expect(await checkout.sluice(['local', 'up', '--folder', cloud])).toMatchObject({ exitCode: 0 });
  variables = variablesOf(cloud);
  const [owner = '', name = ''] = variables['GITHUB_REPOSITORY']!.split('/');
  repo = { owner, repo: name };
  const pairs = variables['SLUICE_LOCAL_PEOPLE']!.split(' ').map((pair) => pair.split('=') as [string, string]);
  people = Object.fromEntries(pairs.map(([login, token]) => [login, octokit(token)]));
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'The platform');
  git('remote', 'add', 'origin', variables['SLUICE_LOCAL_REPOSITORY']!);
  git('push', '--quiet', 'origin', 'main');
  git('fetch', '--quiet', 'origin');
  // As an administrator does, once: an estate that stands, and nothing that Sluice has carried yet.
  const all = ENVIRONMENTS.map((environment) => `${environment}-*`);
  expect(await checkout.cdktf(['deploy', ...all, '--auto-approve'], variables)).toMatchObject({ exitCode: 0 });
}, 15 * MINUTES);

afterAll(async () => {
  await checkout.sluice(['local', 'down', '--folder', cloud]);
  removeFolders();
}, MINUTES);

function octokit(auth: string): Octokit {
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ baseUrl: variables['GITHUB_API_URL']!, auth, log });
}

function git(...argv: string[]): string {
  return execFileSync('git', argv, { cwd: checkout.folder, env: gitEnvironment(), encoding: 'utf8' }).trim();
}

/** Starts what `npm run workflows:run --` starts. */
function starting(...argv: string[]): Running {
  return checkout.start(['local', 'run', ...argv, '--folder', cloud]);
}

function running(...argv: string[]): Promise<Ended> {
  return starting(...argv).ended;
}

/** A pull request of the bot, from a branch of `main` with files changed. */
async function proposed(branch: string, files: Readonly<Record<string, (text: string) => string>>): Promise<number> {
  git('switch', '--quiet', '--force-create', branch, 'origin/main');
  for (const [file, edit] of Object.entries(files)) {
    const path = join(checkout.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
  }
  git('commit', '--quiet', '--all', '--message', branch);
  git('push', '--quiet', 'origin', branch);
  git('switch', '--quiet', 'main');
  const bot = octokit(variables['GITHUB_TOKEN']!);
  const { data } = await bot.rest.pulls.create({ ...repo, head: branch, base: 'main', title: branch });
  return data.number;
}

/** Lets in what waits in the run that is on, once something does; says where. */
async function approving(run: Running, login: string): Promise<string[]> {
  const { rest } = people[login]!;
  for (;;) {
    const [newest] = (await rest.actions.listWorkflowRunsForRepo({ ...repo, per_page: 1 })).data.workflow_runs;
    const one = { ...repo, run_id: newest?.id ?? 0 };
    const { data: waiting } = await rest.actions.getPendingDeploymentsForRun(one);
    if (waiting.length > 0) {
      const environment_ids = waiting.map(({ environment }) => environment.id ?? 0);
      await rest.actions.reviewPendingDeploymentsForRun({ ...one, environment_ids, state: 'approved', comment: 'Go' });
      return waiting.map(({ environment }) => environment.name ?? '');
    }
    if (run.process.exitCode !== null) throw new Error(`nothing waited:\n${(await run.ended).stdout}`);
    await pause(200);
  }
}

async function comments(number: number): Promise<string[]> {
  const { data } = await people['hubot']!.rest.issues.listComments({ ...repo, issue_number: number });
  return data.map(({ body }) => body ?? '');
}

/** What the logs of all runs hold. */
function logs(): string {
  const folder = join(cloud, 'runs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.log'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

test(
  'a change goes from a pull request to prod by the committed workflows, and prod waits for people',
  async () => {
    const number = await proposed('a-mart', {
      'environments/estate.ts': (text) => text.replace('MARTS: {} }', 'MARTS: {}, FINANCE: {} }'),
    });
    const planned = await running('plan', '--pull-request', String(number), '--action', 'opened');
    expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    const [shown = '', ...others] = await comments(number);
    expect(others).toEqual([]);
    for (const environment of ENVIRONMENTS) expect(shown).toContain(`${environment}-warehouse`);

    const { data: pull } = await people['hubot']!.rest.pulls.get({ ...repo, pull_number: number });
    for (const { rest } of Object.values(people)) {
      await rest.pulls.createReview({ ...repo, pull_number: number, commit_id: pull.head.sha, event: 'APPROVE' });
    }
    await people['octocat']!.rest.pulls.merge({ ...repo, pull_number: number, sha: pull.head.sha });

    const apply = starting('apply');
    expect(await approving(apply, 'hubot')).toEqual(['approve-staging']);
    expect(await apply.ended).toMatchObject({ exitCode: 0, stderr: '' });

    git('fetch', '--quiet', 'origin');
    git('tag', '--annotate', '--message', 'Release v1.0.0', 'v1.0.0', 'origin/main');
    git('push', '--quiet', 'origin', 'v1.0.0');
    const release = starting('release', '--tag', 'v1.0.0');
    expect(await approving(release, 'hubot')).toEqual(['approve-prod']);
    expect(await release.ended).toMatchObject({ exitCode: 0, stderr: '' });

    const [owner = '', repository = ''] = variables['GITHUB_REPOSITORY']!.split('/');
    const { GITHUB_TOKEN: token = '', SLUICE_GITHUB_LOGIN: login = '', GITHUB_API_URL: baseUrl = '' } = variables;
    const ledger = new GitHubLedger(githubClient({ owner, repository, token, login, baseUrl }), ledgerWriter());
    for (const environment of ENVIRONMENTS) {
      expect((await ledger.entries(environment)).map(({ state }) => state)).toEqual(['verified']);
    }
    expect((await comments(number))[0]).toMatch(/\*\*Applied\*\* to `dev` .*`staging` .*`prod`/);
    for (const secret of [variables['SLUICE_REVIEW_KEY']!, token]) expect(logs()).not.toContain(secret);
    expect([...processesNaming(join(cloud, 'runs')).values()]).toEqual([]);
  },
  30 * MINUTES,
);

describe('what a pull request says, and whoever wrote it', () => {
  const canary = { 'main.ts': (text: string) => `${CANARY}\n${text}` };

  test(
    'the canary finds a credential where there is one, and none while the plan workflow synthesizes it',
    async () => {
      const number = await proposed('canary', canary);
      git('switch', '--quiet', 'canary');
      const [home, session] = [newFolder('home'), '0123456789abcdef'];
      writeFileSync(join(home, 'credentials'), `aws_access_key_id = ASIA${session.toUpperCase()}`);
      const alone = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
        cwd: checkout.folder,
        env: { PATH: process.env['PATH'], HOME: home, SLUICE_LOCAL_CLOUD: cloud, AWS_SESSION_TOKEN: session },
        encoding: 'utf8',
      });
      git('switch', '--quiet', 'main');
      expect(alone.stderr).toMatch(/the canary has found .*environment AWS_SESSION_TOKEN.*file \S+credentials/);
      const planned = await running('plan', '--pull-request', String(number));
      expect(planned.stdout).toContain('✔ Review / Synthesize the change');
      expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    },
    10 * MINUTES,
  );

  test(
    'a fork is shown in the summary what it changes, without credentials and without a comment',
    async () => {
      const number = await proposed('from-a-fork', {
        'environments/estate.ts': (text) => text.replace('MARTS: {}', 'MARTS: {}, FORK: {}'),
      });
      const before = readdirSync(join(cloud, 'runs'));
      const { stdout, stderr } = await running('plan', '--pull-request', String(number), '--fork', 'mallory');
      expect(stderr).toBe('');
      expect(stdout).toContain('✔ Review / Show what a fork changes');
      expect(stdout).not.toMatch(/Plan dev-|Sign for|Show it/);
      expect(await comments(number)).toEqual([]);
      const run = readdirSync(join(cloud, 'runs')).find((name) => !before.includes(name)) ?? '';
      const summaries = readdirSync(join(cloud, 'runs', run)).filter((name) => name.startsWith('summary-'));
      const text = summaries.map((name) => readFileSync(join(cloud, 'runs', run, name), 'utf8')).join('\n');
      expect(text).toContain('warehouse');
    },
    10 * MINUTES,
  );

  test(
    'a pull request that makes the plan workflow its own gets no role of AWS, and enters no environment',
    async () => {
      const pins = readFileSync(join(checkout.folder, '.github', 'workflows', 'review.yml'), 'utf8');
      const [signIn = ''] = /aws-actions\/configure-aws-credentials@\w+/.exec(pins) ?? [];
      const steal = (role: string) =>
        `    runs-on: ubuntu-24.04\n    permissions: { id-token: write }\n    steps: [{ uses: ${signIn}, with: { role-to-assume: '${role}', aws-region: eu-west-1 } }]\n`;
      const plan = 'arn:aws:iam::111111111111:role/dev-sluice-plan';
      const apply = 'arn:aws:iam::111111111111:role/dev-sluice-apply';
      const own = `on: pull_request\npermissions: {}\njobs:\n  plan:\n${steal(plan)}  apply:\n    environment: dev\n${steal(apply)}`;
      const number = await proposed('mine-now', { '.github/workflows/plan.yml': () => own });
      const { exitCode, stdout } = await running('plan', '--pull-request', String(number));
      expect(exitCode).toBe(11);
      expect(stdout).toContain('is not allowed to deploy to dev due to environment protection rules.');
      expect(logs()).toContain(
        'Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      );
    },
    5 * MINUTES,
  );

  test(
    'Ctrl-C ends a run and all that it has started',
    async () => {
      const number = await proposed('stopped', { 'README.md': (text) => `${text}\n` });
      const run = starting('plan', '--pull-request', String(number));
      const ours = `sluice-job-${run.process.pid}-`;
      await until('a job runs', () => processesNaming(ours).size > 0, 50);
      run.interrupt();
      expect(await run.ended).toMatchObject({ exitCode: 130 });
      expect([...processesNaming(ours).values()]).toEqual([]);
    },
    3 * MINUTES,
  );
});
