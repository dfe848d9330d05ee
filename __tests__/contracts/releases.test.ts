import { GitHubReleases } from '../../delivery/adapters/github/github-releases';
import type { Releases } from '../../delivery/ports/releases';
import { InMemoryReleases } from '../fakes/in-memory-releases';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;
const tags = new Set<string>();

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

function tag(name: string): string {
  repository.git('tag', '--annotate', '--message', name, name);
  repository.git('push', '--quiet', 'origin', name);
  tags.add(name);
  return name;
}

const KINDS: readonly (readonly [string, () => Releases])[] = [
  ['in memory', () => new InMemoryReleases((name) => tags.has(name))],
  ['on GitHub', () => new GitHubReleases(repository.client)],
];

describe.each(KINDS)('notes %s', (kind, make) => {
  const major = kind === 'on GitHub' ? 2 : 1;

  test('are found once they are published, and stay as they are', async () => {
    const releases = make();
    const name = tag(`v${major}.1.0`);
    expect(await releases.find(name)).toBeNull();
    const url = await releases.publish({ tag: name, title: name, body: '## one' });
    expect(url).toContain(name);
    expect(await releases.find(name)).toBe(url);
    expect(await releases.publish({ tag: name, title: name, body: '## two' })).toBe(url);
  });

  test('are not written for a tag that is not there, and make none', async () => {
    const releases = make();
    const name = `v${major}.9.0`;
    await expect(releases.publish({ tag: name, title: name, body: '' })).rejects.toMatchObject({ code: 'Refused' });
    expect(await releases.find(name)).toBeNull();
    expect(repository.git('ls-remote', 'origin', `refs/tags/${name}`)).toBe('');
  });
});

test('what is published on GitHub is what was written, and two at once write it once', async () => {
  const releases = new GitHubReleases(repository.client);
  const name = tag('v30.0.0');
  const notes = { tag: name, title: name, body: '## What changes\n\n`é` and more\n' };
  const [one, other] = await Promise.all([releases.publish(notes), releases.publish(notes)]);
  expect(one).toBe(other);
  const { octokit, repo } = repository.client;
  const { data } = await octokit.rest.repos.listReleases({ ...repo, per_page: 100 });
  expect(data.filter(({ tag_name: of }) => of === name)).toMatchObject([{ name, body: notes.body, draft: false }]);
});
