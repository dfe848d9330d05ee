import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
beforeAll(async () => {
  here = await aGitHub();
  here.work.push('main', { 'docs/a b.md': 'text\n', 'docs/deep/c.md': 'c\n', 'big.bin': 'x'.repeat(1_048_577) });
});
afterAll(() => here.end());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const get = (path: string, wish: object = {}) => here.octokit.rest.repos.getContent({ ...repo, path, ...wish });
const put = (path: string, wish: object = {}) =>
  here.octokit.rest.repos.createOrUpdateFileContents({
    ...repo,
    path,
    message: 'Write',
    content: base64('v1\n'),
    ...wish,
  });

describe('reading', () => {
  test('a file gives its content in base64, and as it is when asked', async () => {
    const { data } = await get('docs/a b.md');
    expect(data).toMatchObject({
      type: 'file',
      path: 'docs/a b.md',
      size: 5,
      encoding: 'base64',
      content: 'dGV4dAo=\n',
    });
    expect((await get('docs/a b.md', { mediaType: { format: 'raw' } })).data).toBe('text\n');
  });

  test('a folder gives its entries, the root too', async () => {
    const names = async (path: string) =>
      ((await get(path)).data as { name: string; type: string }[]).map((e) => [e.name, e.type]);
    expect(await names('docs')).toEqual([
      ['a b.md', 'file'],
      ['deep', 'dir'],
    ]);
    expect(await names('')).toContainEqual(['docs', 'dir']);
  });

  test('a file of more than a mebibyte gives no content', async () => {
    expect((await get('big.bin')).data).toMatchObject({ size: 1_048_577, encoding: 'none', content: '' });
  });

  test('at another ref gives what was there', async () => {
    const before = here.work.git('rev-parse', 'main');
    // Not on main, where other tests write through the API.
    here.work.push('elsewhere', { 'docs/deep/c.md': 'changed\n' });
    expect((await get('docs/deep/c.md', { ref: before })).data).toMatchObject({ content: 'Ywo=\n' });
    expect((await get('docs/deep/c.md', { ref: 'elsewhere' })).data).toMatchObject({ content: 'Y2hhbmdlZAo=\n' });
  });

  test('what is not there is 404', async () => {
    expect(await refusalOf(get('nothing'))).toMatchObject({ status: 404, message: 'Not Found' });
    expect(await refusalOf(get('README.md', { ref: 'nowhere' }))).toMatchObject({
      status: 404,
      message: 'No commit found for the ref nowhere',
    });
  });
});

describe('writing', () => {
  test('makes, changes and removes a file, each in a commit by its author', async () => {
    const made = await put('new/file.txt', { branch: 'main' });
    expect(made.status).toBe(201);
    expect(made.data.commit).toMatchObject({ message: 'Write', author: { name: 'sluice[bot]' } });
    const sha = made.data.content!.sha!;
    const changed = await put('new/file.txt', { sha, content: base64('v2\n') });
    expect(changed.status).toBe(200);
    expect((await get('new/file.txt')).data).toMatchObject({ content: 'djIK\n' });
    await here.octokit.rest.repos.deleteFile({
      ...repo,
      path: 'new/file.txt',
      message: 'Remove',
      sha: changed.data.content!.sha!,
    });
    expect(await refusalOf(get('new/file.txt'))).toMatchObject({ status: 404 });
  });

  test('needs to know the file it changes', async () => {
    await put('known.txt');
    expect(await refusalOf(put('known.txt'))).toMatchObject({
      status: 422,
      message: 'Invalid request.\n\n"sha" wasn\'t supplied.',
    });
    const stale = '1'.repeat(40);
    expect(await refusalOf(put('known.txt', { sha: stale }))).toMatchObject({
      status: 409,
      message: `known.txt does not match ${stale}`,
    });
    expect(await refusalOf(put('known.txt', { branch: 'nowhere' }))).toMatchObject({
      status: 404,
      message: 'Branch nowhere not found',
    });
  });

  test('in an empty repository makes its first commit', async () => {
    const empty = await aGitHub({ repository: 'empty', owner: 'acme' });
    try {
      const at = { owner: 'acme', repo: 'empty' };
      empty.work.git('push', '-q', empty.github.gitFolder, 'main:refs/heads/other');
      await empty.octokit.rest.git.deleteRef({ ...at, ref: 'heads/main' });
      const wish = { ...at, path: 'first.txt', message: 'First', content: base64('1') };
      const { data } = await empty.octokit.rest.repos.createOrUpdateFileContents(wish);
      expect(data.commit.parents).toEqual([]);
    } finally {
      await empty.end();
    }
  });
});
