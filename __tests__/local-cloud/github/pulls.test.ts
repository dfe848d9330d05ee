import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
beforeEach(async () => {
  here = await aGitHub();
});
afterEach(() => here.end());

const open = (head = 'topic', base = 'main') =>
  here.octokit.rest.pulls.create({ ...repo, title: 'A change', head, base, body: 'Because.' });

describe('opening a pull request', () => {
  test('answers 201 with both sides, and leaves its head where git users look', async () => {
    const sha = here.work.push('topic', { 'a.txt': 'a\n' });
    const { status, data, headers } = await open();
    expect(status).toBe(201);
    expect(headers.location).toBe(data.url);
    expect(data).toMatchObject({
      number: 1,
      state: 'open',
      draft: false,
      title: 'A change',
      user: { login: 'sluice[bot]', type: 'Bot' },
      head: { ref: 'topic', label: 'acme:topic', sha },
      base: { ref: 'main', repo: { full_name: 'acme/platform' } },
      mergeable: true,
      mergeable_state: 'clean',
      commits: 1,
      changed_files: 1,
      additions: 1,
      merged: false,
    });
    expect(here.work.git('ls-remote', here.github.gitFolder, 'refs/pull/1/head')).toContain(sha);
    const merge = here.work.git('ls-remote', here.github.gitFolder, 'refs/pull/1/merge');
    expect(merge).toContain(data.merge_commit_sha!);
  });

  test('is refused in the words of GitHub', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' });
    here.work.git('push', '-q', here.github.gitFolder, 'main:refs/heads/same');
    expect(await refusalOf(open('nowhere'))).toMatchObject({
      status: 422,
      message: 'Validation Failed',
      errors: [{ resource: 'PullRequest', field: 'head', code: 'invalid' }],
      documentation: 'https://docs.github.com/rest/pulls/pulls#create-a-pull-request',
    });
    expect(await refusalOf(open('topic', 'nowhere'))).toMatchObject({ errors: [{ field: 'base', code: 'invalid' }] });
    expect(await refusalOf(open('same'))).toMatchObject({ errors: [{ message: 'No commits between main and same' }] });
    await open();
    expect(await refusalOf(open())).toMatchObject({
      errors: [{ code: 'custom', message: 'A pull request already exists for acme:topic.' }],
    });
  });

  test('is refused for branches that share no history', async () => {
    here.work.git('checkout', '-q', '--orphan', 'island');
    here.work.git('commit', '-q', '--allow-empty', '-m', 'island');
    here.work.git('push', '-q', here.github.gitFolder, 'island');
    expect(await refusalOf(open('island'))).toMatchObject({
      status: 422,
      errors: [{ message: 'The main branch has no history in common with acme:island' }],
    });
  });
});

describe('an open pull request', () => {
  test('follows pushes to its head', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    const sha = here.work.push('topic', { 'b.txt': 'b\n' });
    const { data } = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1 });
    expect(data).toMatchObject({ head: { sha }, commits: 2, changed_files: 2 });
    expect(here.work.git('ls-remote', here.github.gitFolder, 'refs/pull/1/head')).toContain(sha);
  });

  test('is tried again when its base moves, and says when it conflicts', async () => {
    here.work.push('topic', { 'README.md': 'Mine\n' });
    const { data: before } = await open();
    here.work.push('main', { 'other.txt': 'x\n' });
    const { data: moved } = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1 });
    expect(moved.mergeable).toBe(true);
    expect(moved.merge_commit_sha).not.toBe(before.merge_commit_sha);
    here.work.push('main', { 'README.md': 'Theirs\n' });
    const { data: after } = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1 });
    expect(after).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  });

  test('is unstable while a status of its head is not a success', async () => {
    const sha = here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    await here.octokit.rest.repos.createCommitStatus({ ...repo, sha, state: 'pending', context: 'plan' });
    const { data } = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1 });
    expect(data.mergeable_state).toBe('unstable');
  });

  test('closes when its branch goes, and merges when its commits are pushed to the base', async () => {
    here.work.push('gone', { 'a.txt': 'a\n' });
    here.work.push('pushed', { 'b.txt': 'b\n' });
    await open('gone');
    await open('pushed');
    here.work.git('push', '-q', here.github.gitFolder, ':gone', 'pushed:main');
    const [gone, pushed] = await Promise.all(
      [1, 2].map((pull_number) => here.octokit.rest.pulls.get({ ...repo, pull_number })),
    );
    expect(gone?.data).toMatchObject({ state: 'closed', merged: false });
    expect(pushed?.data).toMatchObject({ state: 'closed', merged: true });
  });

  test('lists its files and commits, with patches, renames and removals', async () => {
    here.work.push('main', { 'old.txt': '1\n2\n3\n4\n', 'gone.txt': 'x\n', 'same.txt': 's\n' });
    here.work.git('checkout', '-q', '-b', 'topic', 'main');
    here.work.git('mv', 'old.txt', 'new.txt');
    here.work.git('rm', '-q', 'gone.txt');
    const sha = here.work.push('topic', { 'same.txt': 't\n', 'bin.dat': 'a\0b' });
    await open();
    const { data } = await here.octokit.rest.pulls.listFiles({ ...repo, pull_number: 1 });
    const byName = Object.fromEntries(data.map((file) => [file.filename, file]));
    expect(byName['new.txt']).toMatchObject({ status: 'renamed', previous_filename: 'old.txt', changes: 0 });
    expect(byName['gone.txt']).toMatchObject({ status: 'removed', deletions: 1 });
    expect(byName['same.txt']).toMatchObject({ status: 'modified', patch: '@@ -1 +1 @@\n-s\n+t' });
    expect(byName['bin.dat']).toMatchObject({ status: 'added', additions: 0 });
    expect(byName['bin.dat']?.patch).toBeUndefined();
    const commits = await here.octokit.rest.pulls.listCommits({ ...repo, pull_number: 1 });
    expect(commits.data.map((commit) => commit.sha)).toEqual([sha]);
    const diff = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1, mediaType: { format: 'diff' } });
    expect(diff.data as unknown).toContain('rename to new.txt');
  });
});

describe('listing pull requests', () => {
  test('filters by state, head and base, newest first', async () => {
    for (const branch of ['one', 'two', 'three']) {
      here.work.push(branch, { [`${branch}.txt`]: 'x\n' });
      await open(branch);
    }
    await here.octokit.rest.pulls.update({ ...repo, pull_number: 2, state: 'closed' });
    const numbers = async (query: object) =>
      (await here.octokit.rest.pulls.list({ ...repo, ...query })).data.map(({ number }) => number);
    expect(await numbers({})).toEqual([3, 1]);
    expect(await numbers({ state: 'all', direction: 'asc' })).toEqual([1, 2, 3]);
    expect(await numbers({ state: 'closed' })).toEqual([2]);
    expect(await numbers({ head: 'acme:one' })).toEqual([1]);
    expect(await numbers({ head: 'other:one' })).toEqual([]);
    expect(await numbers({ base: 'elsewhere' })).toEqual([]);
  });
});

describe('changing a pull request', () => {
  test('sets its words, closes and reopens it', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    const update = (changes: object) => here.octokit.rest.pulls.update({ ...repo, pull_number: 1, ...changes });
    expect((await update({ title: 'Better', body: 'Words' })).data).toMatchObject({ title: 'Better', body: 'Words' });
    expect((await update({ state: 'closed' })).data.closed_at).not.toBeNull();
    expect((await update({ state: 'open' })).data).toMatchObject({ state: 'open', closed_at: null });
  });

  test('cannot reopen a merged one, nor take an unknown base', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    const update = (changes: object) => here.octokit.rest.pulls.update({ ...repo, pull_number: 1, ...changes });
    expect(await refusalOf(update({ base: 'nowhere' }))).toMatchObject({ status: 422, errors: [{ field: 'base' }] });
    await here.octokit.rest.pulls.merge({ ...repo, pull_number: 1 });
    expect(await refusalOf(update({ state: 'open' }))).toMatchObject({ status: 422, errors: [{ field: 'state' }] });
  });
});

describe('merging', () => {
  const merge = (how: object = {}) => here.octokit.rest.pulls.merge({ ...repo, pull_number: 1, ...how });
  const tip = () => here.work.git('ls-remote', here.github.gitFolder, 'refs/heads/main').split('\t')[0]!;
  const messageOf = async (ref: string) => (await here.octokit.rest.repos.getCommit({ ...repo, ref })).data;

  test('by a merge commit joins both sides', async () => {
    const head = here.work.push('topic', { 'a.txt': 'a\n' });
    here.work.push('main', { 'b.txt': 'b\n' });
    await open();
    const base = tip();
    const { data } = await merge();
    expect(data).toEqual({ sha: tip(), merged: true, message: 'Pull Request successfully merged' });
    const { parents, commit } = await messageOf(data.sha);
    expect(parents.map(({ sha }) => sha)).toEqual([base, head]);
    expect(commit.message).toBe('Merge pull request #1 from acme/topic\n\nA change');
    const { data: pull } = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1 });
    expect(pull).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'sluice[bot]' },
      merge_commit_sha: data.sha,
      commits: 1,
    });
    expect((await here.octokit.rest.pulls.checkIfMerged({ ...repo, pull_number: 1 })).status).toBe(204);
  });

  test('by squashing leaves one commit with the words of all', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' }, 'First');
    here.work.push('topic', { 'b.txt': 'b\n' }, 'Second');
    await open();
    const base = tip();
    const { data } = await merge({ merge_method: 'squash' });
    const { parents, commit, files } = await messageOf(data.sha);
    expect(parents.map(({ sha }) => sha)).toEqual([base]);
    expect(commit.message).toBe('A change (#1)\n\n* First\n\n* Second');
    expect(files?.map(({ filename }) => filename)).toEqual(['a.txt', 'b.txt']);
  });

  test('by rebasing makes every commit anew on the base, with its author', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' }, 'First');
    here.work.push('topic', { 'b.txt': 'b\n' }, 'Second');
    const base = here.work.push('main', { 'c.txt': 'c\n' });
    await open();
    const { data } = await merge({ merge_method: 'rebase' });
    const { data: commits } = await here.octokit.rest.repos.listCommits({ ...repo, sha: data.sha, per_page: 3 });
    expect(commits.map(({ commit }) => commit.message.split('\n')[0])).toEqual(['Second', 'First', 'Change main']);
    expect(commits[2]?.sha).toBe(base);
    expect(commits[0]?.commit).toMatchObject({ author: { name: 'Ada' }, committer: { name: 'sluice[bot]' } });
  });

  test('is refused with 409 when the head is not the one reviewed, and changes nothing', async () => {
    const reviewed = here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    here.work.push('topic', { 'b.txt': 'b\n' });
    const before = tip();
    expect(await refusalOf(merge({ sha: reviewed }))).toMatchObject({
      status: 409,
      message: 'Head branch was modified. Review and try the merge again.',
    });
    expect(tip()).toBe(before);
  });

  test('is refused with 405 for conflicts, drafts and what is closed', async () => {
    here.work.push('topic', { 'README.md': 'Mine\n' });
    here.work.push('draft', { 'd.txt': 'd\n' });
    await open();
    await here.octokit.rest.pulls.create({ ...repo, title: 'Draft', head: 'draft', base: 'main', draft: true });
    here.work.push('main', { 'README.md': 'Theirs\n' });
    expect(await refusalOf(merge())).toMatchObject({ status: 405, message: 'Pull Request is not mergeable' });
    expect(await refusalOf(merge({ merge_method: 'rebase' }))).toMatchObject({
      status: 405,
      message: "This branch can't be rebased",
    });
    expect(await refusalOf(merge({ pull_number: 2 }))).toMatchObject({ message: 'Pull Request is still a draft' });
    await here.octokit.rest.pulls.update({ ...repo, pull_number: 1, state: 'closed' });
    expect(await refusalOf(merge())).toMatchObject({ status: 405 });
    expect(await refusalOf(here.octokit.rest.pulls.checkIfMerged({ ...repo, pull_number: 1 }))).toMatchObject({
      status: 404,
    });
  });
});

describe('reviews', () => {
  const review = (who: 'octokit' | 'person', event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT', body = '') =>
    here[who].rest.pulls.createReview({ ...repo, pull_number: 1, event, body });

  test('are recorded with their author and the commit they saw', async () => {
    const sha = here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    const { data } = await review('person', 'APPROVE', 'Good');
    expect(data).toMatchObject({ state: 'APPROVED', user: { login: 'octocat' }, commit_id: sha, body: 'Good' });
    here.work.push('topic', { 'b.txt': 'b\n' });
    await review('person', 'REQUEST_CHANGES', 'Wait');
    const { data: all } = await here.octokit.rest.pulls.listReviews({ ...repo, pull_number: 1 });
    expect(all.map(({ state, commit_id }) => [state, commit_id === sha])).toEqual([
      ['APPROVED', true],
      ['CHANGES_REQUESTED', false],
    ]);
  });

  test('cannot approve what one wrote oneself', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    expect(await refusalOf(review('octokit', 'APPROVE'))).toMatchObject({
      status: 422,
      errors: ['Can not approve your own pull request'],
    });
    expect((await review('octokit', 'COMMENT', 'I wonder')).data.state).toBe('COMMENTED');
  });

  test('can be dismissed once they say yes or no', async () => {
    here.work.push('topic', { 'a.txt': 'a\n' });
    await open();
    const { data: yes } = await review('person', 'APPROVE');
    const { data: remark } = await review('person', 'COMMENT', 'Hm');
    const dismiss = (review_id: number) =>
      here.octokit.rest.pulls.dismissReview({ ...repo, pull_number: 1, review_id, message: 'Stale' });
    expect((await dismiss(yes.id)).data.state).toBe('DISMISSED');
    expect(await refusalOf(dismiss(remark.id))).toMatchObject({ status: 422 });
  });
});
