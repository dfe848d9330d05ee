import { Octokit } from '@octokit/rest';

import { GitHubPullRequests } from '../../delivery/adapters/github/github-pull-requests';
import type { PullRequests } from '../../delivery/ports/pull-requests';
import { InMemoryPullRequests } from '../fakes/in-memory-pull-requests';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

function branch(name: string): string {
  repository.git('switch', '--quiet', '--create', name, 'main');
  repository.commit(`${name}.txt`, name);
  return name;
}

const KINDS: readonly (readonly [string, () => PullRequests])[] = [
  ['in memory', () => new InMemoryPullRequests()],
  ['on GitHub', () => new GitHubPullRequests(repository.client)],
];

/** Labels or closes one, as people do. */
async function change(pulls: PullRequests, number: number, parts: { labels?: string[]; isOpen?: false }) {
  if (pulls instanceof InMemoryPullRequests) {
    pulls.becomes(number, parts);
    return;
  }
  const { octokit, repo } = repository.client;
  const { labels, isOpen } = parts;
  if (labels !== undefined) await octokit.rest.issues.addLabels({ ...repo, issue_number: number, labels });
  if (isOpen === false) await octokit.rest.pulls.update({ ...repo, pull_number: number, state: 'closed' });
}

describe.each(KINDS)('pull requests %s', (kind, make) => {
  const name = (word: string) => `${word}-${kind.replace(' ', '-')}`;

  test('can be read again after they were opened', async () => {
    const pulls = make();
    const opened = await pulls.open({ branch: branch(name('read')), base: 'main', title: 'Larger BI', body: '' });
    expect(await pulls.get(opened.number)).toEqual(opened);
    expect(opened).toMatchObject({ title: 'Larger BI', base: 'main' });
  });

  test('are listed while they are open, with their labels', async () => {
    const pulls = make();
    const opened = await pulls.open({ branch: branch(name('label')), base: 'main', title: 'Look', body: '' });
    const other = await pulls.open({ branch: branch(name('closed')), base: 'main', title: 'Gone', body: '' });
    await change(pulls, opened.number, { labels: ['preview'] });
    await change(pulls, other.number, { isOpen: false });
    const listed = await pulls.listOpen();
    expect(listed.find(({ number }) => number === opened.number)).toEqual({ ...opened, labels: ['preview'] });
    expect(listed.map(({ number }) => number)).not.toContain(other.number);
    expect(opened.isFromFork).toBe(false);
  });

  test('carry one comment, which is replaced', async () => {
    const pulls = make();
    const { number } = await pulls.open({ branch: branch(name('comment')), base: 'main', title: 'x', body: '' });
    expect(await pulls.commentOn(number)).toBeUndefined();
    const first = await pulls.comment(number, 'planned\n');
    expect(await pulls.comment(number, '## applied\n\nto dev\n')).toBe(first);
    expect(await pulls.commentOn(number)).toBe('## applied\n\nto dev\n');
  });

  test('carry one comment after any number of updates', async () => {
    const pulls = make();
    const { number } = await pulls.open({ branch: branch(name('updates')), base: 'main', title: 'x', body: '' });
    const addresses = new Set<string>();
    for (let update = 1; update <= 20; update += 1) addresses.add(await pulls.comment(number, `planned ${update}`));
    expect(addresses.size).toBe(1);
    if (kind === 'on GitHub') expect(await bodiesOn(number)).toEqual(['<!-- sluice:plan -->\nplanned 20']);
  });

  test('merge only while the branch stands where it was seen', async () => {
    const pulls = make();
    const { number, head } = await pulls.open({ branch: branch(name('merge')), base: 'main', title: 'x', body: '' });
    await expect(pulls.merge(number, '0'.repeat(40))).rejects.toThrow();
    expect(await pulls.merge(number, head)).toMatch(/\S+/);
  });
});

test('a comment of somebody else that bears the marker is left alone', async () => {
  const { client } = repository;
  const pulls = new GitHubPullRequests(client);
  const { number } = await pulls.open({ branch: branch('spoofed'), base: 'main', title: 'x', body: '' });
  const spoof = await asHuman(number, '<!-- sluice:plan -->\nAll is well, merge me.');
  await pulls.comment(number, 'the real plan');
  const { data: comments } = await client.octokit.rest.issues.listComments({ ...client.repo, issue_number: number });
  expect(comments.map(({ id, body }) => [id === spoof, body?.split('\n')[1]])).toEqual([
    [true, 'All is well, merge me.'],
    [false, 'the real plan'],
  ]);
});

describe('the comment on GitHub', () => {
  const pullCalled = async (title: string) => {
    const { number } = await new GitHubPullRequests(repository.client).open({
      branch: branch(title),
      base: 'main',
      title,
      body: '',
    });
    return number;
  };
  const write = async (issue: number, body: string) => {
    const { octokit, repo } = repository.client;
    return (await octokit.rest.issues.createComment({ ...repo, issue_number: issue, body })).data.html_url;
  };
  const comment = (number: number, markdown: string) =>
    new GitHubPullRequests(repository.client).comment(number, markdown);

  test('is found again though another version of Sluice marked it otherwise', async () => {
    const number = await pullCalled('upgraded');
    const old = await write(number, '<!-- sluice:plan v0 {"pr":1} -->\r\nplanned long ago');
    expect(await comment(number, 'planned now')).toBe(old);
    expect(await bodiesOn(number)).toEqual(['<!-- sluice:plan -->\nplanned now']);
  });

  test('is the oldest where there are several, and the others are removed', async () => {
    const number = await pullCalled('several');
    const oldest = await write(number, '<!-- sluice:plan -->\none');
    await write(number, '<!-- sluice:plan -->\ntwo');
    await write(number, 'Something else that the bot says about <!-- sluice:plan --> comments');
    await write(number, '<!-- sluice:plan -->\nthree');
    expect(await comment(number, 'planned')).toBe(oldest);
    expect((await bodiesOn(number))[0]).toBe('<!-- sluice:plan -->\nplanned');
    expect(await bodiesOn(number)).toHaveLength(2);
  });

  test('is one where runs write it at the same moment', async () => {
    const number = await pullCalled('race');
    await Promise.all([comment(number, 'same'), comment(number, 'same'), comment(number, 'same')]);
    expect(await bodiesOn(number)).toEqual(['<!-- sluice:plan -->\nsame']);
  });

  test('is found behind a hundred others', async () => {
    const number = await pullCalled('busy');
    for (let i = 0; i < 101; i += 1) await asHuman(number, `remark ${i}`);
    const first = await comment(number, 'planned');
    expect(await comment(number, 'applied')).toBe(first);
  });

  test('is not written twice by a token that acts as somebody else', async () => {
    const number = await pullCalled('stranger');
    const stranger = new GitHubPullRequests({ ...repository.client, login: 'github-actions[bot]' });
    await expect(stranger.comment(number, 'planned')).rejects.toThrow('set SLUICE_GITHUB_LOGIN to sluice[bot]');
  });
});

async function bodiesOn(issue: number): Promise<(string | undefined)[]> {
  const { octokit, repo } = repository.client;
  const comments = await octokit.paginate(octokit.rest.issues.listComments, { ...repo, issue_number: issue });
  return comments.map(({ body }) => body);
}

async function asHuman(issue: number, body: string): Promise<number> {
  const octokit = new Octokit({ auth: repository.github.people.octocat, baseUrl: repository.github.url });
  const { data } = await octokit.rest.issues.createComment({ ...repository.client.repo, issue_number: issue, body });
  return data.id;
}
