import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
let sha: string;
let made = 0;
beforeAll(async () => {
  here = await aGitHub();
});
beforeEach(() => {
  sha = here.work.push('main', { 'n.txt': `${(made += 1)}\n` });
});
afterAll(() => here.end());

describe('commit statuses', () => {
  const status = (state: 'error' | 'failure' | 'pending' | 'success', context?: string) =>
    here.octokit.rest.repos.createCommitStatus({ ...repo, sha, state, ...(context === undefined ? {} : { context }) });
  const combined = async (ref = sha) => (await here.octokit.rest.repos.getCombinedStatusForRef({ ...repo, ref })).data;

  test('combine to the worst of the newest of each context', async () => {
    expect(await combined()).toMatchObject({ state: 'pending', total_count: 0, statuses: [], sha });
    await status('failure', 'plan');
    await status('success', 'policy');
    expect((await combined()).state).toBe('failure');
    await status('pending', 'plan');
    expect((await combined()).state).toBe('pending');
    await status('success', 'plan');
    expect(await combined('main')).toMatchObject({ state: 'success', total_count: 2 });
  });

  test('are listed newest first, by branch too', async () => {
    await status('pending');
    await status('success');
    const { data } = await here.octokit.rest.repos.listCommitStatusesForRef({ ...repo, ref: 'main' });
    expect(data.map(({ state, context }) => [state, context])).toEqual([
      ['success', 'default'],
      ['pending', 'default'],
    ]);
    expect(data[0]?.creator?.login).toBe('sluice[bot]');
  });

  test('are refused for an unknown commit, a wrong state and a long description', async () => {
    const create = (wish: object) =>
      here.octokit.rest.repos.createCommitStatus({ ...repo, sha, state: 'success', ...wish });
    const unknown = '0'.repeat(39) + '1';
    expect(await refusalOf(create({ sha: unknown }))).toMatchObject({
      status: 422,
      message: `No commit found for SHA: ${unknown}`,
    });
    expect(await refusalOf(create({ state: 'green' }))).toMatchObject({
      status: 422,
      message: expect.stringContaining('\'properties/state\', "green"') as string,
    });
    expect(await refusalOf(create({ description: 'x'.repeat(141) }))).toMatchObject({
      errors: [{ message: 'description is too long (maximum is 140 characters)' }],
    });
  });
});

describe('check runs', () => {
  const create = (wish: object = {}) =>
    here.octokit.rest.checks.create({ ...repo, name: 'plan', head_sha: sha, ...wish });

  test('go from queued to completed, and a conclusion completes them', async () => {
    const { data: queued } = await create();
    expect(queued).toMatchObject({ status: 'queued', conclusion: null, app: { slug: 'sluice' }, head_sha: sha });
    const update = (changes: object) =>
      here.octokit.rest.checks.update({ ...repo, check_run_id: queued.id, ...changes });
    await update({ status: 'in_progress' });
    const { data: done } = await update({ conclusion: 'success', output: { title: 'T', summary: 'S' } });
    expect(done).toMatchObject({ status: 'completed', conclusion: 'success', output: { title: 'T', summary: 'S' } });
    expect(done.completed_at).not.toBeNull();
    const { data } = await here.octokit.rest.checks.get({ ...repo, check_run_id: queued.id });
    expect(data).toEqual(done);
  });

  test('gather annotations, at most fifty a request', async () => {
    const note = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice' as const, message: 'm' };
    const output = { title: 'T', summary: 'S', annotations: Array.from({ length: 50 }, () => note) };
    const { data } = await create({ output });
    const { data: more } = await here.octokit.rest.checks.update({ ...repo, check_run_id: data.id, output });
    expect(more.output.annotations_count).toBe(100);
    const all = await here.octokit.paginate(here.octokit.rest.checks.listAnnotations, {
      ...repo,
      check_run_id: data.id,
    });
    expect(all).toHaveLength(100);
    const tooMany = { ...output, annotations: [...output.annotations, note] };
    expect(await refusalOf(create({ output: tooMany }))).toMatchObject({ status: 422 });
  });

  test('are listed for a commit, the latest of each name unless all are asked', async () => {
    await create();
    await create({ conclusion: 'failure' });
    await create({ name: 'policy' });
    const list = async (query: object = {}) =>
      (await here.octokit.rest.checks.listForRef({ ...repo, ref: 'main', ...query })).data;
    expect((await list()).check_runs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['policy', null],
      ['plan', 'failure'],
    ]);
    expect((await list({ filter: 'all', check_name: 'plan' })).total_count).toBe(2);
    expect((await list({ status: 'completed' })).total_count).toBe(1);
  });

  test('are an app’s alone, and completed only with a conclusion', async () => {
    const byPerson = here.person.rest.checks.create({ ...repo, name: 'plan', head_sha: sha });
    expect(await refusalOf(byPerson)).toMatchObject({
      status: 403,
      message: 'You must authenticate via a GitHub App.',
    });
    expect(await refusalOf(create({ status: 'completed' }))).toMatchObject({
      status: 422,
      message: expect.stringContaining('"conclusion" wasn\'t supplied') as string,
    });
  });
});
