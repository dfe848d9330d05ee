import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { processesNaming, until } from '../processes';
import { CANARY } from './canary';
import { newFolder } from './checkout';
import { ENVIRONMENTS, WorkflowStage } from './workflow-stage';

const MINUTES = 60_000;

const stage = new WorkflowStage();

beforeAll(() => stage.begin(), 15 * MINUTES);

afterAll(() => stage.end(), MINUTES);

test(
  'a change goes from a pull request to prod by the committed workflows, and prod waits for people',
  async () => {
    const number = await stage.proposed('a-mart', {
      'environments/estate.ts': (text) => text.replace('MARTS: {} }', 'MARTS: {}, FINANCE: {} }'),
    });
    const planned = await stage.running('plan', '--pull-request', String(number), '--action', 'opened');
    expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    const [shown = '', ...others] = await stage.comments(number);
    expect(others).toEqual([]);
    for (const environment of ENVIRONMENTS) expect(shown).toContain(`${environment}-warehouse`);

    await stage.merged(number);

    const apply = stage.starting('apply');
    expect(await stage.approving(apply, 'hubot')).toEqual(['approve-staging']);
    expect(await apply.ended).toMatchObject({ exitCode: 0, stderr: '' });

    stage.tagged('v1.0.0');
    const release = stage.starting('release', '--tag', 'v1.0.0');
    expect(await stage.approving(release, 'hubot')).toEqual(['approve-prod']);
    expect(await release.ended).toMatchObject({ exitCode: 0, stderr: '' });

    const ledger = stage.ledger();
    for (const environment of ENVIRONMENTS) {
      expect((await ledger.entries(environment)).map(({ state }) => state)).toEqual(['verified']);
    }
    expect((await stage.comments(number))[0]).toMatch(/\*\*Applied\*\* to `dev` .*`staging` .*`prod`/);
    for (const secret of [stage.variables['SLUICE_REVIEW_KEY']!, stage.variables['GITHUB_TOKEN']!])
      expect(stage.logs()).not.toContain(secret);
    expect([...processesNaming(join(stage.cloud, 'runs')).values()]).toEqual([]);
  },
  30 * MINUTES,
);

test(
  'a pull request with the label has an environment of its own, which goes when it is closed',
  async () => {
    const number = await stage.proposed('for-a-look', {
      'environments/estate.ts': (text) => text.replace('MARTS: {}', 'MARTS: {}, LOOK: {}'),
    });
    const { rest } = stage.people['octocat']!;
    const one = { ...stage.repo, issue_number: number };
    const guests = async (): Promise<unknown> => {
      const { stdout } = await stage.checkout.sluice(['sandbox', 'list', '--json'], stage.variables);
      return JSON.parse(stdout);
    };
    const happened = ['--event', 'pull_request', '--pull-request', String(number)];
    await rest.issues.addLabels({ ...one, labels: ['preview'] });
    const up = await stage.running('preview', ...happened, '--action', 'labeled', '--label', 'preview');
    expect(up).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await guests()).toMatchObject([{ environment: `pr-${number}`, state: 'up' }]);

    await rest.pulls.update({ ...stage.repo, pull_number: number, state: 'closed' });
    const down = await stage.running('preview', ...happened, '--action', 'closed');
    expect(down).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await guests()).toEqual([]);
    const swept = await stage.running('preview', '--event', 'schedule');
    expect(swept).toMatchObject({ exitCode: 0, stderr: '' });
    expect(swept.stdout).not.toContain('Bring it up');
  },
  15 * MINUTES,
);

describe('what a pull request says, and whoever wrote it', () => {
  const canary = { 'main.ts': (text: string) => `${CANARY}\n${text}` };

  test(
    'the canary finds a credential where there is one, and none while the plan workflow synthesizes it',
    async () => {
      const number = await stage.proposed('canary', canary);
      stage.git('switch', '--quiet', 'canary');
      const [home, session] = [newFolder('home'), '0123456789abcdef'];
      writeFileSync(join(home, 'credentials'), `aws_access_key_id = ASIA${session.toUpperCase()}`);
      const alone = spawnSync(process.execPath, ['delivery/bin/app.mjs'], {
        cwd: stage.checkout.folder,
        env: { PATH: process.env['PATH'], HOME: home, SLUICE_LOCAL_CLOUD: stage.cloud, AWS_SESSION_TOKEN: session },
        encoding: 'utf8',
      });
      stage.git('switch', '--quiet', 'main');
      expect(alone.stderr).toMatch(/the canary has found .*environment AWS_SESSION_TOKEN.*file \S+credentials/);
      const planned = await stage.running('plan', '--pull-request', String(number));
      expect(planned.stdout).toContain('✔ Review / Synthesize the change');
      expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    },
    10 * MINUTES,
  );

  test(
    'a fork is shown in the summary what it changes, without credentials and without a comment',
    async () => {
      const number = await stage.proposed('from-a-fork', {
        'environments/estate.ts': (text) => text.replace('MARTS: {}', 'MARTS: {}, FORK: {}'),
      });
      const before = readdirSync(join(stage.cloud, 'runs'));
      const { stdout, stderr } = await stage.running('plan', '--pull-request', String(number), '--fork', 'mallory');
      expect(stderr).toBe('');
      expect(stdout).toContain('✔ Review / Show what a fork changes');
      expect(stdout).not.toMatch(/Plan dev-|Sign for|Show it/);
      expect(await stage.comments(number)).toEqual([]);
      const run = readdirSync(join(stage.cloud, 'runs')).find((name) => !before.includes(name)) ?? '';
      const summaries = readdirSync(join(stage.cloud, 'runs', run)).filter((name) => name.startsWith('summary-'));
      const text = summaries.map((name) => readFileSync(join(stage.cloud, 'runs', run, name), 'utf8')).join('\n');
      expect(text).toContain('warehouse');
    },
    10 * MINUTES,
  );

  test(
    'a pull request that makes the plan workflow its own gets no role of AWS, and enters no environment',
    async () => {
      const pins = readFileSync(join(stage.checkout.folder, '.github', 'workflows', 'review.yml'), 'utf8');
      const [signIn = ''] = /aws-actions\/configure-aws-credentials@\w+/.exec(pins) ?? [];
      const steal = (role: string) =>
        `    runs-on: ubuntu-24.04\n    permissions: { id-token: write }\n    steps: [{ uses: ${signIn}, with: { role-to-assume: '${role}', aws-region: eu-west-1 } }]\n`;
      const plan = 'arn:aws:iam::111111111111:role/dev-sluice-plan';
      const apply = 'arn:aws:iam::111111111111:role/dev-sluice-apply';
      const own = `on: pull_request\npermissions: {}\njobs:\n  plan:\n${steal(plan)}  apply:\n    environment: dev\n${steal(apply)}`;
      const number = await stage.proposed('mine-now', { '.github/workflows/plan.yml': () => own });
      const { exitCode, stdout } = await stage.running('plan', '--pull-request', String(number));
      expect(exitCode).toBe(11);
      expect(stdout).toContain('is not allowed to deploy to dev due to environment protection rules.');
      expect(stage.logs()).toContain(
        'Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      );
    },
    5 * MINUTES,
  );

  test(
    'Ctrl-C ends a run and all that it has started',
    async () => {
      const number = await stage.proposed('stopped', { 'README.md': (text) => `${text}\n` });
      const run = stage.starting('plan', '--pull-request', String(number));
      const ours = `sluice-job-${run.process.pid}-`;
      await until('a job runs', () => processesNaming(ours).size > 0, 50);
      run.interrupt();
      expect(await run.ended).toMatchObject({ exitCode: 130 });
      expect([...processesNaming(ours).values()]).toEqual([]);
    },
    3 * MINUTES,
  );
});
