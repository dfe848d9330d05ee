import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { neededFor } from '../../../delivery/local-cloud/github/api/needed-permissions';
import { routes } from '../../../delivery/local-cloud/github/routes';
import { type AGitHub, aGitHub, octokitOn, repo } from './a-github';

let hub: AGitHub;
/** Whose token {@link runner} uses. */
let asker: string;

beforeEach(async () => {
  const secrets = { 'bootstrap-dev': { AWS_ACCESS_KEY_ID: 'AKIA1' } };
  hub = await aGitHub({ ids: { owner: 9, repository: 77, subjects: 'immutable' }, secrets });
  asker = hub.github.runnerToken;
});
afterEach(() => hub.end());

interface Started {
  readonly id: number;
  readonly isLetIn: boolean;
  readonly refusal: string | null;
  readonly token: string;
  readonly identity: { readonly url: string; readonly token: string } | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What whoever runs workflows asks. */
async function runner(method: string, path: string, body?: object): Promise<Started> {
  const headers = { authorization: `Bearer ${asker}` };
  const answer = await fetch(`${hub.github.url}/_runner${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.status >= 400) throw new Error(`${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? {} : await answer.json()) as Started;
}

const RUN = {
  name: 'apply',
  path: '.github/workflows/apply.yml',
  event: 'push',
  ref: 'refs/heads/main',
  headBranch: 'main',
  headSha: 'a'.repeat(40),
  sha: 'a'.repeat(40),
  actor: 'octocat',
  pull: null,
};

async function job(
  permissions: object,
  environment: string | null = null,
  run = RUN,
): Promise<Started & { run: number }> {
  const { id } = await runner('POST', '/runs', run);
  const workflowRef = 'acme/platform/.github/workflows/enter.yml@refs/heads/main';
  return {
    ...(await runner('POST', '/jobs', { run: id, name: 'open', workflowRef, environment, permissions })),
    run: id,
  };
}

async function running(permissions: object, environment: string | null = null): Promise<Started> {
  const added = await job(permissions, environment);
  return { ...added, ...(await runner('POST', `/jobs/${added.id}/start`)) };
}

/** Objects as Terraform's simulated provider keeps them. */
function terraformMade(environment: string, rules: object, policy: object): void {
  const put = (type: string, attributes: object) => {
    const folder = join(hub.folder, 'store', type);
    mkdirSync(folder, { recursive: true });
    const all = { repository: repo.repo, environment, ...attributes };
    const object = { type, realm: '', id: `${repo.repo}:${environment}`, attributes: all };
    writeFileSync(join(folder, `${encodeURIComponent(object.id)}.json`), JSON.stringify(object));
  };
  const chosen = [{ custom_branch_policies: true, protected_branches: false }];
  put('github_repository_environment', { wait_timer: 0, reviewers: [], deployment_branch_policy: chosen, ...rules });
  put('github_repository_environment_deployment_policy', policy);
  put('github_actions_environment_variable', { variable_name: 'AWS_REGION', value: 'eu-west-1' });
}

test('every endpoint is in the table of permissions', () => {
  expect(routes.filter((route) => neededFor(route) === undefined).map(({ path }) => path)).toEqual([]);
});

test('a job may do what its permissions say, and nothing else, until it ends', async () => {
  const { id, token } = await running({ contents: 'read', 'pull-requests': 'write' });
  const { rest } = octokitOn(hub.github, token);
  await expect(rest.repos.getBranch({ ...repo, branch: 'main' })).resolves.toMatchObject({ status: 200 });
  const change = { ...repo, title: 'One', head: 'topic', base: 'main' };
  hub.work.push('topic', { 'a.txt': 'a' }, 'A change');
  await expect(rest.pulls.create(change)).resolves.toMatchObject({ status: 201 });
  await expect(rest.issues.createComment({ ...repo, issue_number: 1, body: 'Hi' })).resolves.toMatchObject({
    status: 201,
  });
  const refused = { status: 403, message: expect.stringContaining('Resource not accessible by integration') as string };
  await expect(rest.git.createRef({ ...repo, ref: 'refs/heads/x', sha: RUN.sha })).rejects.toMatchObject(refused);
  await expect(rest.issues.create({ ...repo, title: 'Two' })).rejects.toMatchObject(refused);
  await expect(rest.repos.listDeployments(repo)).rejects.toMatchObject(refused);
  await expect(rest.actions.listRepoVariables(repo)).rejects.toMatchObject(refused);
  await runner('PATCH', `/jobs/${id}`, { conclusion: 'success' });
  await expect(rest.repos.get(repo)).rejects.toMatchObject({ status: 401 });
});

test('the secrets of an environment are for its jobs alone, until somebody takes them away', async () => {
  const { rest } = hub.person;
  const environment = { ...repo, environment_name: 'bootstrap-dev' };
  const bootstrap = await running({ actions: 'write' }, 'Bootstrap-dev');
  expect(bootstrap.secrets).toEqual({ AWS_ACCESS_KEY_ID: 'AKIA1' });
  for (const other of [null, 'dev']) expect((await running({}, other)).secrets).toEqual({});
  const refused = octokitOn(hub.github, bootstrap.token).rest.actions.listEnvironmentSecrets(environment);
  await expect(refused).rejects.toMatchObject({ status: 403 });

  const { data } = await rest.actions.listEnvironmentSecrets(environment);
  expect(data).toMatchObject({ total_count: 1, secrets: [{ name: 'AWS_ACCESS_KEY_ID' }] });
  expect(JSON.stringify(data)).not.toContain('AKIA1');
  const one = { ...environment, secret_name: 'aws_access_key_id' };
  await expect(rest.actions.getEnvironmentSecret(one)).resolves.toMatchObject({ status: 200 });
  await rest.actions.deleteEnvironmentSecret(one);
  await expect(rest.actions.getEnvironmentSecret(one)).rejects.toMatchObject({ status: 404 });
  expect((await running({}, 'bootstrap-dev')).secrets).toEqual({});
});

test('the endpoints of the runner open to nobody else, and the runner has no others', async () => {
  const { token } = await running({ actions: 'write' });
  for (const other of [hub.github.token, hub.github.people.octocat, token]) {
    asker = other;
    await expect(runner('POST', '/runs', RUN)).rejects.toThrow(/^404/);
  }
  await expect(octokitOn(hub.github, hub.github.runnerToken).rest.repos.get(repo)).rejects.toMatchObject({
    status: 404,
  });
});

test('a run and its jobs are shown as GitHub shows them', async () => {
  const { id, run } = await job({});
  const { rest } = hub.octokit;
  await runner('POST', `/jobs/${id}/start`);
  await runner('PATCH', `/jobs/${id}`, { conclusion: 'success' });
  await runner('PATCH', `/runs/${run}`, { conclusion: 'success' });
  const { data } = await rest.actions.getWorkflowRun({ ...repo, run_id: run });
  expect(data).toMatchObject({
    name: 'apply',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    run_number: 1,
  });
  const { data: jobs } = await rest.actions.listJobsForWorkflowRun({ ...repo, run_id: run });
  expect(jobs).toMatchObject({ total_count: 1, jobs: [{ id, name: 'open', conclusion: 'success' }] });
});

describe('environments', () => {
  test('refuse a ref that may not deploy there, in GitHub’s words', async () => {
    terraformMade('prod', {}, { tag_pattern: 'v*' });
    expect(await job({}, 'prod')).toMatchObject({
      isLetIn: false,
      refusal: 'Branch "main" is not allowed to deploy to prod due to environment protection rules.',
    });
    expect(await job({}, 'prod', { ...RUN, ref: 'refs/tags/v1.0.0' })).toMatchObject({ isLetIn: true, refusal: null });
    expect(await job({}, 'prod', { ...RUN, ref: 'refs/pull/1/merge' })).toMatchObject({ isLetIn: false });
  });

  test('with reviewers wait until one of them has approved, anew for each job', async () => {
    terraformMade(
      'prod',
      { reviewers: [{ teams: [4], users: [] }], prevent_self_review: true },
      { branch_pattern: 'main' },
    );
    const first = await job({}, 'prod');
    expect(first).toMatchObject({ isLetIn: false, refusal: null });
    await expect(runner('POST', `/jobs/${first.id}/start`)).rejects.toThrow(/^404/);
    const run = { ...repo, run_id: first.run };
    const { data } = await hub.octokit.rest.actions.getPendingDeploymentsForRun(run);
    expect(data).toMatchObject([{ environment: { name: 'prod' }, current_user_can_approve: false }]);
    const approval = {
      ...run,
      environment_ids: [data[0]?.environment.id ?? 0],
      state: 'approved' as const,
      comment: 'Yes',
    };
    const { octocat, hubot } = hub.github.people;
    for (const token of [hub.github.token, octocat]) {
      const refused = octokitOn(hub.github, token).rest.actions.reviewPendingDeploymentsForRun(approval);
      await expect(refused).rejects.toMatchObject({ status: 403 });
    }
    await octokitOn(hub.github, hubot).rest.actions.reviewPendingDeploymentsForRun(approval);
    await expect(runner('POST', `/jobs/${first.id}/start`)).resolves.toMatchObject({
      variables: { AWS_REGION: 'eu-west-1' },
    });
    const { data: history } = await hub.octokit.rest.actions.getReviewsForRun(run);
    expect(history).toMatchObject([{ state: 'approved', user: { login: 'hubot' }, environments: [{ name: 'prod' }] }]);
    expect(await job({}, 'prod')).toMatchObject({ isLetIn: false });
    const free = await job({}, 'dev');
    const { data: none } = await hub.octokit.rest.actions.getPendingDeploymentsForRun({ ...repo, run_id: free.run });
    expect(none).toEqual([]);
  });

  test('turn a job away that a reviewer rejects', async () => {
    terraformMade('prod', { reviewers: [{ teams: [], users: [480_938] }] }, { branch_pattern: 'main' });
    const { id, run } = await job({}, 'prod');
    const { data } = await hub.octokit.rest.actions.getPendingDeploymentsForRun({ ...repo, run_id: run });
    await octokitOn(hub.github, hub.github.people.hubot).rest.actions.reviewPendingDeploymentsForRun({
      ...repo,
      run_id: run,
      environment_ids: [data[0]?.environment.id ?? 0],
      state: 'rejected',
      comment: 'No',
    });
    expect(await runner('GET', `/jobs/${id}`)).toMatchObject({ isLetIn: false, conclusion: 'failure' });
  });

  test('with a timer wait for it', async () => {
    await hub.end();
    let now = new Date('2026-11-21T13:00:00Z');
    hub = await aGitHub({ clock: () => now });
    asker = hub.github.runnerToken;
    terraformMade('prod', { wait_timer: 30 }, { branch_pattern: 'main' });
    const { id, isLetIn } = await job({}, 'prod');
    expect(isLetIn).toBe(false);
    now = new Date('2026-11-21T13:30:00Z');
    expect(await runner('GET', `/jobs/${id}`)).toMatchObject({ isLetIn: true });
  });
});

describe('identity tokens', () => {
  async function claims(started: Started): Promise<Record<string, unknown>> {
    const { url = '', token = '' } = started.identity ?? {};
    const answer = await fetch(`${url}&audience=sts.amazonaws.com`, { headers: { authorization: `bearer ${token}` } });
    const { value } = (await answer.json()) as { value: string };
    const [head = '', body = '', signature = ''] = value.split('.');
    const { keys } = (await (await fetch(`${hub.github.url}/_oidc/.well-known/jwks`)).json()) as { keys: JsonWebKey[] };
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    expect(verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  }

  test('are for jobs with id-token: write alone', async () => {
    expect((await running({ contents: 'read' })).identity).toBeNull();
    const { token } = await running({ 'id-token': 'write' });
    const answer = await fetch(`${hub.github.url}/_oidc/token`, { headers: { authorization: `bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  test('say what GitHub’s say', async () => {
    expect(await claims(await running({ 'id-token': 'write' }, 'dev'))).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: 'repo:acme@9/platform@77:environment:dev',
      environment: 'dev',
      repository_id: '77',
      repository_owner_id: '9',
      ref: 'refs/heads/main',
      ref_type: 'branch',
      event_name: 'push',
      workflow_ref: 'acme/platform/.github/workflows/apply.yml@refs/heads/main',
      job_workflow_ref: 'acme/platform/.github/workflows/enter.yml@refs/heads/main',
    });
    expect((await claims(await running({ 'id-token': 'write' })))['sub']).toBe(
      'repo:acme@9/platform@77:ref:refs/heads/main',
    );
  });
});

test('git over HTTP asks for a token, and of a job for its contents', async () => {
  const url = new URL(`${hub.github.url}/${repo.owner}/${repo.repo}`);
  const clone = (token: string | null) => {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    const header = token === null ? [] : ['-c', `http.extraheader=AUTHORIZATION: basic ${basic}`];
    const env = { PATH: process.env['PATH'] ?? '', GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' };
    return promisify(execFile)('git', [...header, 'ls-remote', url.href], { env }).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error as { stderr: string }).stderr,
    );
  };
  const { token } = await running({ contents: 'read' });
  expect(await clone(token)).toContain('refs/heads/main');
  expect(await clone((await running({ issues: 'write' })).token)).toContain('403');
  expect(await clone(null)).toMatch(/could not read Username|Authentication failed|401/);
});

test('a workflow that is asked for is noted for the runner', async () => {
  hub.work.push('main', { '.github/workflows/preview.yml': 'on: workflow_dispatch\n' }, 'A workflow');
  const asked = { ...repo, workflow_id: 'preview.yml', ref: 'main', inputs: { number: '7' } };
  await hub.octokit.rest.actions.createWorkflowDispatch(asked);
  expect(await runner('GET', '/dispatches')).toMatchObject([
    { workflow: 'preview.yml', ref: 'main', inputs: { number: '7' } },
  ]);
  await expect(
    hub.octokit.rest.actions.createWorkflowDispatch({ ...asked, workflow_id: 'none.yml' }),
  ).rejects.toMatchObject({ status: 404 });
});
