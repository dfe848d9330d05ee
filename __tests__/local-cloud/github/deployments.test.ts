import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
let made = 0;
beforeAll(async () => {
  here = await aGitHub();
});
beforeEach(() => {
  here.work.push('main', { 'n.txt': `${(made += 1)}\n` });
});
afterAll(() => here.end());

const deploy = async (wish: object = {}) => {
  const { data } = await here.octokit.rest.repos.createDeployment({ ...repo, ref: 'main', ...wish });
  if (!('id' in data)) throw new Error('no deployment was made');
  return data;
};

const report = async (
  deployment_id: number,
  state: 'success' | 'failure' | 'inactive' | 'in_progress',
  wish: object = {},
) => (await here.octokit.rest.repos.createDeploymentStatus({ ...repo, deployment_id, state, ...wish })).data;

const latest = async (deployment_id: number) =>
  (await here.octokit.rest.repos.listDeploymentStatuses({ ...repo, deployment_id })).data[0]?.state;

describe('a deployment', () => {
  test('pins the commit, keeps its payload, and makes the environment', async () => {
    const payload = { digest: 'sha256:1', release: 'v1' };
    const made = await deploy({ environment: 'fresh', payload, task: 'promote', description: 'To fresh' });
    expect(made).toMatchObject({
      sha: here.work.git('rev-parse', 'main'),
      ref: 'main',
      task: 'promote',
      environment: 'fresh',
      original_environment: 'fresh',
      payload,
      creator: { login: 'sluice[bot]' },
      production_environment: false,
    });
    const { data } = await here.octokit.rest.repos.getDeployment({ ...repo, deployment_id: made.id });
    expect(data).toEqual(made);
    const environment = await here.octokit.rest.repos.getEnvironment({ ...repo, environment_name: 'fresh' });
    expect(environment.data.name).toBe('fresh');
  });

  test('waits for every status and check run unless told which', async () => {
    const sha = here.work.git('rev-parse', 'main');
    await here.octokit.rest.repos.createCommitStatus({ ...repo, sha, state: 'success', context: 'plan' });
    await here.octokit.rest.checks.create({ ...repo, name: 'policy', head_sha: sha });
    expect(await refusalOf(deploy())).toMatchObject({
      status: 409,
      message: 'Conflict: Commit status checks failed for main.',
      errors: [
        {
          contexts: [
            { context: 'plan', state: 'success' },
            { context: 'policy', state: 'pending' },
          ],
          resource: 'Deployment',
          field: 'required_contexts',
          code: 'invalid',
        },
      ],
    });
    expect(await deploy({ required_contexts: ['plan'] })).toMatchObject({ sha });
    expect(await deploy({ required_contexts: [] })).toMatchObject({ sha });
    expect(await refusalOf(deploy({ required_contexts: ['unheard-of'] }))).toMatchObject({ status: 409 });
  });

  test('of a branch that is behind merges the default branch first, and makes none', async () => {
    here.work.push('behind', { 'b.txt': 'b\n' });
    const main = here.work.push('main', { 'c.txt': `${made}\n` });
    const answer = await here.octokit.rest.repos.createDeployment({ ...repo, ref: 'behind' });
    expect(answer.status).toBe(202);
    expect(answer.data).toEqual({ message: 'Auto-merged main into behind on deployment.' });
    const { data } = await here.octokit.rest.repos.getCommit({ ...repo, ref: 'behind' });
    expect(data.parents[1]?.sha).toBe(main);
    expect(await deploy({ ref: 'behind' })).toMatchObject({ sha: data.sha });
  });

  test('whose merge with the default branch conflicts is refused with 409', async () => {
    here.work.push('clash', { 'clash.txt': 'mine\n' });
    here.work.push('main', { 'clash.txt': 'theirs\n' });
    expect(await refusalOf(deploy({ ref: 'clash' }))).toMatchObject({
      status: 409,
      message: 'Conflict merging main into clash.',
    });
    expect(await deploy({ ref: 'clash', auto_merge: false })).toMatchObject({ ref: 'clash' });
  });

  test('of an unknown ref is refused', async () => {
    expect(await refusalOf(deploy({ ref: 'nowhere' }))).toMatchObject({
      status: 422,
      message: 'No ref found for: nowhere',
    });
  });

  test('is found by environment, task, ref and commit, newest first', async () => {
    const first = await deploy({ environment: 'found', task: 'a' });
    const second = await deploy({ environment: 'found', task: 'b' });
    const find = async (query: object) =>
      (await here.octokit.rest.repos.listDeployments({ ...repo, ...query })).data.map(({ id }) => id);
    expect(await find({ environment: 'found' })).toEqual([second.id, first.id]);
    expect(await find({ environment: 'found', task: 'a' })).toEqual([first.id]);
    expect(await find({ environment: 'found', sha: first.sha, ref: 'main' })).toEqual([second.id, first.id]);
    expect(await find({ environment: 'undeployed' })).toEqual([]);
  });

  test('is deleted when it is the only one or inactive, else refused', async () => {
    const remove = (deployment_id: number) => here.octokit.rest.repos.deleteDeployment({ ...repo, deployment_id });
    const one = await deploy({ environment: 'doomed' });
    const two = await deploy({ environment: 'doomed' });
    await report(one.id, 'failure');
    await report(two.id, 'success');
    expect(await refusalOf(remove(two.id))).toMatchObject({ status: 422 });
    await report(one.id, 'inactive');
    expect((await remove(one.id)).status).toBe(204);
    expect((await remove(two.id)).status).toBe(204);
    expect(await refusalOf(remove(two.id))).toMatchObject({ status: 404 });
  });
});

describe('a deployment status', () => {
  test('keeps its words and links', async () => {
    const { id } = await deploy({ environment: 'worded' });
    const wish = { description: 'Applied', log_url: 'https://example.com/log', environment_url: 'https://example.com' };
    const status = await report(id, 'success', wish);
    expect(status).toMatchObject({
      state: 'success',
      environment: 'worded',
      creator: { login: 'sluice[bot]' },
      ...wish,
    });
    const { data } = await here.octokit.rest.repos.getDeploymentStatus({
      ...repo,
      deployment_id: id,
      status_id: status.id,
    });
    expect(data).toEqual(status);
    expect(await refusalOf(report(id, 'success', { description: 'x'.repeat(141) }))).toMatchObject({ status: 422 });
  });

  test('of success retires the earlier success of its environment, and nothing else', async () => {
    const [old, failed, other] = [
      await deploy({ environment: 'retire' }),
      await deploy({ environment: 'retire' }),
      await deploy({ environment: 'elsewhere' }),
    ];
    await report(old.id, 'success');
    await report(other.id, 'success');
    await report(failed.id, 'failure');
    const now = await deploy({ environment: 'retire' });
    await report(now.id, 'success');
    expect(await Promise.all([old, failed, other, now].map(({ id }) => latest(id)))).toEqual([
      'inactive',
      'failure',
      'success',
      'success',
    ]);
  });

  test('retires nothing in production, for transient ones, or when told not to', async () => {
    const production = await deploy({ environment: 'production' });
    const transient = await deploy({ environment: 'pr-1', transient_environment: true });
    const kept = await deploy({ environment: 'kept' });
    for (const { id } of [production, transient, kept]) await report(id, 'success');
    await report((await deploy({ environment: 'production' })).id, 'success');
    await report((await deploy({ environment: 'pr-1' })).id, 'success');
    await report((await deploy({ environment: 'kept' })).id, 'success', { auto_inactive: false });
    expect(await Promise.all([production, transient, kept].map(({ id }) => latest(id)))).toEqual(
      Array.from({ length: 3 }, () => 'success'),
    );
  });
});

describe('an environment', () => {
  const put = (environment_name: string, rules: object = {}) =>
    here.octokit.rest.repos.createOrUpdateEnvironment({ ...repo, environment_name, ...rules });
  const OCTOCAT = 583_231;

  test('has the rules it was given, and loses those it is not given again', async () => {
    const { data } = await put('guarded', {
      wait_timer: 30,
      prevent_self_review: true,
      reviewers: [{ type: 'User', id: OCTOCAT }],
      deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
    });
    expect(data.protection_rules).toMatchObject([
      { type: 'wait_timer', wait_timer: 30 },
      { type: 'required_reviewers', prevent_self_review: true, reviewers: [{ reviewer: { login: 'octocat' } }] },
      { type: 'branch_policy' },
    ]);
    expect((await put('Guarded')).data).toMatchObject({ id: data.id, protection_rules: [] });
  });

  test('refuses what GitHub refuses, and teams by name', async () => {
    expect(await refusalOf(put('bad', { wait_timer: 43_201 }))).toMatchObject({ status: 422 });
    const same = { protected_branches: true, custom_branch_policies: true };
    expect(await refusalOf(put('bad', { deployment_branch_policy: same }))).toMatchObject({ status: 422 });
    expect(await refusalOf(put('bad', { reviewers: [{ type: 'User', id: 1 }] }))).toMatchObject({ status: 422 });
    const seven = Array.from({ length: 7 }, () => ({ type: 'User', id: OCTOCAT }));
    expect(await refusalOf(put('bad', { reviewers: seven }))).toMatchObject({ status: 422 });
    expect(await refusalOf(put('bad', { reviewers: [{ type: 'Team', id: 1 }] }))).toMatchObject({ status: 501 });
    const get = here.octokit.rest.repos.getEnvironment({ ...repo, environment_name: 'bad' });
    expect(await refusalOf(get)).toMatchObject({ status: 404 });
  });

  test('may have a slash in its name, is listed and deleted', async () => {
    await put('eu/west');
    const { data } = await here.octokit.rest.repos.getAllEnvironments(repo);
    expect(data.environments?.map(({ name }) => name)).toContain('eu/west');
    await here.octokit.rest.repos.deleteAnEnvironment({ ...repo, environment_name: 'eu/west' });
    const get = here.octokit.rest.repos.getEnvironment({ ...repo, environment_name: 'eu/west' });
    expect(await refusalOf(get)).toMatchObject({ status: 404 });
  });

  test('has variables of its own, apart from those of the repository', async () => {
    await put('varied');
    const at = { ...repo, environment_name: 'varied' };
    await here.octokit.rest.actions.createEnvironmentVariable({ ...at, name: 'Region', value: 'eu-west-1' });
    await here.octokit.rest.actions.createRepoVariable({ ...repo, name: 'REGION', value: 'us-east-1' });
    const { data: own } = await here.octokit.rest.actions.getEnvironmentVariable({ ...at, name: 'REGION' });
    const { data: common } = await here.octokit.rest.actions.getRepoVariable({ ...repo, name: 'REGION' });
    expect([own.value, common.value]).toEqual(['eu-west-1', 'us-east-1']);
    const again = here.octokit.rest.actions.createEnvironmentVariable({ ...at, name: 'REGION', value: 'x' });
    expect(await refusalOf(again)).toMatchObject({ status: 409 });
    await here.octokit.rest.actions.updateEnvironmentVariable({ ...at, name: 'REGION', value: 'eu-north-1' });
    const { data: listed } = await here.octokit.rest.actions.listEnvironmentVariables(at);
    expect(listed.variables.map(({ name, value }) => [name, value])).toEqual([['REGION', 'eu-north-1']]);
    await here.octokit.rest.actions.deleteEnvironmentVariable({ ...at, name: 'REGION' });
    const gone = here.octokit.rest.actions.getEnvironmentVariable({ ...at, name: 'REGION' });
    expect(await refusalOf(gone)).toMatchObject({ status: 404 });
  });
});
