import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
let first: string;
beforeAll(async () => {
  here = await aGitHub();
  first = here.work.git('rev-parse', 'main');
});
afterAll(() => here.end());

test('the repository says who it is, whatever the case of its name', async () => {
  const { data } = await here.octokit.rest.repos.get({ owner: 'ACME', repo: 'Platform' });
  expect(data).toMatchObject({
    full_name: 'acme/platform',
    default_branch: 'main',
    private: true,
    owner: { login: 'acme' },
  });
  const other = here.octokit.rest.repos.get({ owner: 'acme', repo: 'other' });
  expect(await refusalOf(other)).toMatchObject({ status: 404, message: 'Not Found' });
});

test('a person is told who they are; an app is not, as on GitHub', async () => {
  expect((await here.person.rest.users.getAuthenticated()).data).toMatchObject({ login: 'octocat', type: 'User' });
  expect(await refusalOf(here.octokit.rest.users.getAuthenticated())).toMatchObject({
    status: 403,
    message: 'Resource not accessible by integration',
  });
  expect((await here.octokit.rest.users.getByUsername({ username: 'octocat' })).data.id).toBe(583_231);
  expect(await refusalOf(here.octokit.rest.users.getByUsername({ username: 'nobody' }))).toMatchObject({ status: 404 });
});

test('branches are listed and read with their commit', async () => {
  const sha = here.work.push('feature/x', { 'x.txt': 'x\n' });
  const { data } = await here.octokit.rest.repos.getBranch({ ...repo, branch: 'feature/x' });
  expect(data).toMatchObject({ name: 'feature/x', commit: { sha }, protected: false });
  const all = await here.octokit.paginate(here.octokit.rest.repos.listBranches, repo);
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['feature/x', 'main']));
  expect(await refusalOf(here.octokit.rest.repos.getBranch({ ...repo, branch: 'no' }))).toMatchObject({
    status: 404,
    message: 'Branch not found',
  });
});

test('tags are listed by the commits they mean', async () => {
  here.work.git('tag', '-a', '-m', 'annotated', 'annotated', first);
  here.work.git('push', '-q', here.github.gitFolder, 'annotated');
  const { data } = await here.octokit.rest.repos.listTags(repo);
  expect(data.find(({ name }) => name === 'annotated')?.commit.sha).toBe(first);
});

test('a comparison starts where the two parted', async () => {
  const base = here.work.push('left', { 'l.txt': 'l\n' });
  const head = here.work.push('right', { 'r.txt': 'r\n' });
  const compare = async (basehead: string) =>
    (await here.octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead })).data;
  const compared = await compare('left...acme:right');
  expect(compared).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    total_commits: 1,
    base_commit: { sha: base },
    commits: [{ sha: head }],
    files: [{ filename: 'r.txt', status: 'added' }],
  });
  expect(await compare('left...left')).toMatchObject({ status: 'identical', files: [] });
  expect(await refusalOf(compare('left...nowhere'))).toMatchObject({ status: 404 });
  expect(await refusalOf(compare('left'))).toMatchObject({ status: 404 });
});

test('a commit lists what it changed and the pull requests that bring it', async () => {
  const sha = here.work.push('bringing', { 'b.txt': 'b\n' });
  const { data: pull } = await here.octokit.rest.pulls.create({ ...repo, title: 'P', head: 'bringing', base: 'main' });
  const { data } = await here.octokit.rest.repos.getCommit({ ...repo, ref: sha });
  expect(data).toMatchObject({ stats: { total: 1 }, files: [{ filename: 'b.txt' }] });
  const pulls = async (commit_sha: string) =>
    (await here.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...repo, commit_sha })).data.map(
      (p) => p.number,
    );
  expect(await pulls(sha)).toEqual([pull.number]);
  const { data: merged } = await here.octokit.rest.pulls.merge({ ...repo, pull_number: pull.number });
  expect(await pulls(merged.sha)).toEqual([pull.number]);
  expect(await pulls(first)).toEqual([]);
});

describe('releases', () => {
  const create = (wish: object = {}) =>
    here.octokit.rest.repos.createRelease({ ...repo, tag_name: 'v2026.1', name: 'One', ...wish });

  test('make their tag, once, and are read by it', async () => {
    const { data } = await create({ tag_name: 'v10', target_commitish: first });
    expect(here.work.git('ls-remote', here.github.gitFolder, 'refs/tags/v10')).toContain(first);
    const { data: read } = await here.octokit.rest.repos.getReleaseByTag({ ...repo, tag: 'v10' });
    expect(read).toEqual(data);
    expect(await refusalOf(create({ tag_name: 'v10' }))).toMatchObject({
      status: 422,
      errors: [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }],
    });
    const astray = create({ tag_name: 'v11', target_commitish: 'nowhere' });
    expect(await refusalOf(astray)).toMatchObject({ errors: [{ field: 'target_commitish', code: 'invalid' }] });
  });

  test('in draft make no tag and are not found by it', async () => {
    const { data } = await create({ tag_name: 'v20', draft: true });
    expect(data.published_at).toBeNull();
    expect(here.work.git('ls-remote', here.github.gitFolder, 'refs/tags/v20')).toBe('');
    expect(await refusalOf(here.octokit.rest.repos.getReleaseByTag({ ...repo, tag: 'v20' }))).toMatchObject({
      status: 404,
    });
    const { data: all } = await here.octokit.rest.repos.listReleases(repo);
    expect(all.map(({ tag_name }) => tag_name)).toContain('v20');
  });
});
