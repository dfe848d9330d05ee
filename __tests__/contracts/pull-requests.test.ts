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

describe.each(KINDS)('pull requests %s', (kind, make) => {
  const name = (word: string) => `${word}-${kind.replace(' ', '-')}`;

  test('can be read again after they were opened', async () => {
    const pulls = make();
    const opened = await pulls.open({ branch: branch(name('read')), base: 'main', title: 'Larger BI', body: '' });
    expect(await pulls.get(opened.number)).toEqual(opened);
    expect(opened).toMatchObject({ title: 'Larger BI', base: 'main' });
  });

  test('carry one comment, which is replaced', async () => {
    const pulls = make();
    const { number } = await pulls.open({ branch: branch(name('comment')), base: 'main', title: 'x', body: '' });
    const first = await pulls.comment(number, 'planned');
    expect(await pulls.comment(number, 'applied')).toBe(first);
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

async function asHuman(issue: number, body: string): Promise<number> {
  const octokit = new Octokit({ auth: repository.github.people.octocat, baseUrl: repository.github.url });
  const { data } = await octokit.rest.issues.createComment({ ...repository.client.repo, issue_number: issue, body });
  return data.id;
}
