import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
let first: string;
beforeAll(async () => {
  here = await aGitHub({ clock: () => new Date('2026-11-21T13:00:00.500Z') });
  first = here.work.git('rev-parse', 'main');
});
afterAll(() => here.end());

const git = () => here.octokit.rest.git;
const RULE = (verb: string) => `Repository rule violations found\n\nCannot ${verb} this protected ref.\n\n`;

describe('refs', () => {
  test('are created, read, moved forward, forced and deleted', async () => {
    const next = here.work.push('main', { 'r.txt': 'r\n' });
    const { status, data } = await git().createRef({ ...repo, ref: 'refs/heads/team/x', sha: first });
    expect([status, data]).toMatchObject([201, { ref: 'refs/heads/team/x', object: { sha: first, type: 'commit' } }]);
    expect((await git().getRef({ ...repo, ref: 'heads/team/x' })).data).toEqual(data);
    await git().updateRef({ ...repo, ref: 'heads/team/x', sha: next });
    const back = { ...repo, ref: 'heads/team/x', sha: first };
    expect(await refusalOf(git().updateRef(back))).toMatchObject({
      status: 422,
      message: 'Update is not a fast forward',
    });
    expect((await git().updateRef({ ...back, force: true })).data.object.sha).toBe(first);
    expect((await git().deleteRef({ ...repo, ref: 'heads/team/x' })).status).toBe(204);
    expect(await refusalOf(git().getRef({ ...repo, ref: 'heads/team/x' }))).toMatchObject({ status: 404 });
    expect(await refusalOf(git().deleteRef({ ...repo, ref: 'heads/team/x' }))).toMatchObject({
      status: 422,
      message: 'Reference does not exist',
    });
  });

  test('are refused when taken, badly named, or of nothing', async () => {
    const create = (ref: string, sha = first) => git().createRef({ ...repo, ref, sha });
    expect(await refusalOf(create('refs/heads/main'))).toMatchObject({ message: 'Reference already exists' });
    expect(await refusalOf(create('refs/heads/a', '0'.repeat(39) + '1'))).toMatchObject({
      status: 422,
      message: 'Object does not exist',
    });
    expect(await refusalOf(create('heads/a'))).toMatchObject({ status: 422 });
    expect(await refusalOf(create('refs/heads/a..b'))).toMatchObject({
      message: 'refs/heads/a..b is not a valid ref name.',
    });
    expect(await refusalOf(create('refs/pull/9/head'))).toMatchObject({ status: 422 });
  });

  test('are matched by how they begin', async () => {
    for (const name of ['match-1', 'match-2']) await git().createRef({ ...repo, ref: `refs/tags/${name}`, sha: first });
    const { data } = await git().listMatchingRefs({ ...repo, ref: 'tags/match' });
    expect(data.map(({ ref }) => ref)).toEqual(['refs/tags/match-1', 'refs/tags/match-2']);
    expect(await refusalOf(git().getRef({ ...repo, ref: 'tags/match' }))).toMatchObject({ status: 404 });
  });
});

describe('a release tag, once made', () => {
  test('is annotated through two calls and cannot be moved or deleted through the API', async () => {
    const { data: tag } = await git().createTag({
      ...repo,
      tag: 'v1',
      message: 'One\n\n{"a":1}',
      object: first,
      type: 'commit',
    });
    expect(tag).toMatchObject({
      tag: 'v1',
      message: 'One\n\n{"a":1}',
      object: { sha: first, type: 'commit' },
      tagger: { name: 'sluice[bot]', date: '2026-11-21T13:00:00Z' },
    });
    expect((await git().getTag({ ...repo, tag_sha: tag.sha })).data).toEqual(tag);
    await git().createRef({ ...repo, ref: 'refs/tags/v1', sha: tag.sha });
    const next = here.work.push('main', { 'v.txt': 'v\n' });
    const move = git().updateRef({ ...repo, ref: 'tags/v1', sha: next, force: true });
    expect(await refusalOf(move)).toMatchObject({ status: 422, message: RULE('update') });
    expect(await refusalOf(git().deleteRef({ ...repo, ref: 'tags/v1' }))).toMatchObject({
      status: 422,
      message: RULE('delete'),
    });
    expect((await git().getRef({ ...repo, ref: 'tags/v1' })).data.object).toMatchObject({ sha: tag.sha, type: 'tag' });
  });

  test('cannot be moved or deleted by a push, while others can', () => {
    const push = (...refs: string[]) => here.work.git('push', '-q', '-f', here.github.gitFolder, ...refs);
    push(`${first}:refs/tags/v7`, `${first}:refs/tags/other`);
    const next = here.work.push('main', { 'p.txt': 'p\n' });
    expect(() => push(`${next}:refs/tags/v7`)).toThrow(/GH013.*refs\/tags\/v7[\s\S]*Cannot update this protected ref/);
    expect(() => push(':refs/tags/v7')).toThrow(/Cannot delete this protected ref/);
    push(`${next}:refs/tags/other`);
    push(':refs/tags/other');
    expect(here.work.git('ls-remote', here.github.gitFolder, 'refs/tags/*')).toContain(`${first}\trefs/tags/v7`);
  });

  test('of an object of another type is refused', async () => {
    const create = git().createTag({ ...repo, tag: 'v2', message: 'm', object: first, type: 'tree' });
    expect(await refusalOf(create)).toMatchObject({ status: 422 });
  });
});

test('the refs of pull requests cannot be pushed', () => {
  const push = () => here.work.git('push', '-q', here.github.gitFolder, `${first}:refs/pull/1/head`);
  expect(push).toThrow(/hidden ref/);
});

describe('objects', () => {
  test('make a commit from blobs and a tree, which a checkout then has', async () => {
    const { data: blob } = await git().createBlob({ ...repo, content: 'aGk=', encoding: 'base64' });
    const base = (await git().getCommit({ ...repo, commit_sha: first })).data.tree.sha;
    const entry = { mode: '100644' as const, type: 'blob' as const };
    const { data: tree } = await git().createTree({
      ...repo,
      base_tree: base,
      tree: [
        { ...entry, path: 'deep/er/hi.txt', sha: blob.sha },
        { ...entry, path: 'run.sh', mode: '100755', content: '#!/bin/sh\n' },
        { ...entry, path: 'README.md', sha: null },
      ],
    });
    const author = { name: 'Ada', email: 'ada@example.com', date: '2026-01-02T03:04:05+01:00' };
    const { data: commit } = await git().createCommit({
      ...repo,
      message: 'Made',
      tree: tree.sha,
      parents: [first],
      author,
    });
    expect(commit).toMatchObject({ message: 'Made', author: { name: 'Ada', date: '2026-01-02T02:04:05Z' } });
    await git().createRef({ ...repo, ref: 'refs/heads/made', sha: commit.sha });
    here.work.git('fetch', '-q', here.github.gitFolder, 'made');
    expect(here.work.git('ls-tree', '-r', '--name-only', 'FETCH_HEAD').split('\n')).toEqual([
      'deep/er/hi.txt',
      'run.sh',
    ]);
    const { data: whole } = await git().getTree({ ...repo, tree_sha: 'made', recursive: '1' });
    expect(whole.tree.map(({ path, type }) => [path, type])).toEqual([
      ['deep', 'tree'],
      ['deep/er', 'tree'],
      ['deep/er/hi.txt', 'blob'],
      ['run.sh', 'blob'],
    ]);
  });

  test('replace a folder by a file, and graft a tree', async () => {
    const { data: inner } = await git().createTree({
      ...repo,
      tree: [{ path: 'x', mode: '100644', type: 'blob', content: 'x' }],
    });
    const { data: outer } = await git().createTree({
      ...repo,
      tree: [{ path: 'a/b', mode: '040000', type: 'tree', sha: inner.sha }],
    });
    const { data: replaced } = await git().createTree({
      ...repo,
      base_tree: outer.sha,
      tree: [{ path: 'a', mode: '100644', type: 'blob', content: 'now a file' }],
    });
    const paths = async (tree_sha: string) =>
      (await git().getTree({ ...repo, tree_sha, recursive: 'true' })).data.tree.map(({ path }) => path);
    expect(await paths(outer.sha)).toEqual(['a', 'a/b', 'a/b/x']);
    expect(await paths(replaced.sha)).toEqual(['a']);
  });

  test('are read back byte by byte', async () => {
    const content = Buffer.from([0, 255, 10, 13, 10]).toString('base64');
    const { data } = await git().createBlob({ ...repo, content, encoding: 'base64' });
    const { data: read } = await git().getBlob({ ...repo, file_sha: data.sha });
    expect([read.content.trim(), read.size]).toEqual([content, 5]);
  });

  test('that are not there are refused', async () => {
    const none = '1'.repeat(40);
    const commit = (wish: object) => git().createCommit({ ...repo, message: 'm', tree: none, ...wish });
    expect(await refusalOf(commit({}))).toMatchObject({ status: 422, message: 'Tree SHA does not exist' });
    const tree = (await git().getCommit({ ...repo, commit_sha: first })).data.tree.sha;
    expect(await refusalOf(commit({ tree, parents: [none] }))).toMatchObject({
      message: 'Parent SHA does not exist or is not a commit object',
    });
    for (const read of [
      git().getCommit({ ...repo, commit_sha: none }),
      git().getBlob({ ...repo, file_sha: none }),
      git().getTree({ ...repo, tree_sha: none }),
      git().getTag({ ...repo, tag_sha: first }),
    ]) {
      expect(await refusalOf(read)).toMatchObject({ status: 404 });
    }
    const escape = git().createTree({ ...repo, tree: [{ path: '../x', mode: '100644', type: 'blob', content: '' }] });
    expect(await refusalOf(escape)).toMatchObject({ status: 422 });
  });
});
