import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { GitCheckouts } from '../../delivery/adapters/git/git-checkouts';
import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import type { SourceControl } from '../../delivery/ports/source-control';
import { tagRefusals } from '../../delivery/release/tag-refusals';
import { InMemorySource } from '../fakes/in-memory-source';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

function sourceIn(clone: string): GitCheckouts {
  const [folder, nodeModules] = [join(clone, '..', 'checkouts'), join(clone, '..', 'node_modules')];
  return new GitCheckouts({ repository: clone, folder, nodeModules, environment: gitEnvironment() });
}

/** A clone of a colleague, and git in it. */
function colleague(name: string) {
  const clone = join(repository.clone, '..', name);
  repository.git('clone', '--quiet', repository.github.gitFolder, clone);
  const git = (...argv: string[]) =>
    execFileSync('git', argv, { cwd: clone, env: gitEnvironment(), encoding: 'utf8', stdio: 'pipe' }).trim();
  return { git, source: sourceIn(clone) };
}

/** A remote that a push of a tag `blocked-*` meets with a refusal. */
function refusing(): GitCheckouts {
  const nowhere = colleague('refusing');
  nowhere.git('remote', 'set-url', '--push', 'origin', join(repository.clone, 'nowhere'));
  return nowhere.source;
}

const SOURCES: readonly (readonly [string, () => SourceControl, (content: string) => string])[] = [
  ['in memory', () => new InMemorySource(), (content) => content],
  ['of git', () => sourceIn(repository.clone), (content) => repository.commit('tagged.txt', content)],
];

describe.each(SOURCES)('tags %s', (_, make, commit) => {
  test('are annotated, published, and believed', async () => {
    const source = make();
    const head = commit('one');
    await source.tag('v1.0.0', head, 'v1.0.0\n\n# What changes\n');
    const tag = await source.releaseTag('v1.0.0');
    expect(tag.published).toMatchObject({ commit: head, annotated: true });
    expect(tag.local).toEqual(tag.published);
    expect(tag.note).toMatchObject({ name: 'v1.0.0', tagger: 'Sluice <sluice@localhost>' });
    expect(tag.note?.message).toContain('# What changes');
    expect(tag.tree).toBe((await source.resolve(head)).tree);
    expect(tagRefusals(tag, [])).toEqual([]);
  });

  test('made twice are made once; on another commit they are refused, which both are named', async () => {
    const source = make();
    const [first, second] = [commit('first'), commit('second')];
    await source.tag('v1.1.0', first, 'first');
    const before = await source.releaseTag('v1.1.0');
    await source.tag('v1.1.0', first, 'again');
    expect(await source.releaseTag('v1.1.0')).toEqual(before);
    const moved = source.tag('v1.1.0', second, 'second');
    await expect(moved).rejects.toMatchObject({ code: 'Refused' });
    await expect(moved).rejects.toThrow(new RegExp(`${first}.*${second}`));
    expect(await source.releaseTag('v1.1.0')).toEqual(before);
  });

  test('are listed with their commits, and so are the messages of the commits between two', async () => {
    const source = make();
    const [first, second, third] = [commit('older'), commit('newer'), commit('newest')];
    if (source instanceof InMemorySource) source.line.push(first, second, third);
    await source.tag('v1.2.0', first, 'older');
    await source.tag('v1.3.0', third, 'newest');
    expect(await source.releaseTags()).toEqual(
      expect.arrayContaining([
        { name: 'v1.2.0', commit: first },
        { name: 'v1.3.0', commit: third },
      ]),
    );
    const [one, two, ...rest] = await source.messages(first, third);
    expect([typeof one, typeof two, rest]).toEqual(['string', 'string', []]);
    expect((await source.messages(null, third)).slice(0, 2)).toEqual([one, two]);
    expect(await source.messages(third, third)).toEqual([]);
  });

  test('that are not there are nothing', async () => {
    const nothing = { name: 'v7.7.7', published: null, local: null, tree: null, note: null };
    expect(await make().releaseTag('v7.7.7')).toEqual(nothing);
  });
});

test('a push that fails leaves no tag behind, and one that was lost is taken up again', async () => {
  const source = refusing();
  const head = repository.git('rev-parse', 'HEAD');
  await expect(source.tag('v2.0.0', head, 'two')).rejects.toMatchObject({ code: 'GitHubFailed' });
  expect(await source.releaseTag('v2.0.0')).toMatchObject({ local: null, published: null });
  await sourceIn(repository.clone).tag('v2.0.0', head, 'two');
  await source.tag('v2.0.0', head, 'two');
  const { local, published } = await source.releaseTag('v2.0.0');
  expect(local).toEqual(published);
});

test('a tag that was made here and never published is published as it is', async () => {
  const source = sourceIn(repository.clone);
  const head = repository.git('rev-parse', 'HEAD');
  repository.git('tag', '--annotate', '--message', 'killed before its push', 'v2.1.0', head);
  expect(tagRefusals(await source.releaseTag('v2.1.0'), [])).toEqual([expect.stringContaining('in this clone alone')]);
  await source.tag('v2.1.0', head, 'again');
  expect((await source.releaseTag('v2.1.0')).note?.message).toBe('killed before its push');
});

test('two who tag at once make one tag, or one of them is refused', async () => {
  const [first, second] = [repository.commit('race.txt', '1'), repository.commit('race.txt', '2')];
  const [ann, bob] = [colleague('ann'), colleague('bob')];
  const same = await Promise.allSettled([ann, bob].map(({ source }) => source.tag('v3.0.0', first, 'race')));
  expect(same.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  const [one, other] = await Promise.all([ann, bob].map(({ source }) => source.releaseTag('v3.0.0')));
  expect(one?.local).toEqual(other?.local);
  const commits = [first, second];
  const apart = await Promise.allSettled([ann, bob].map(({ source }, i) => source.tag('v3.1.0', commits[i]!, 'race')));
  expect(apart.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const loser = [ann, bob][apart.findIndex(({ status }) => status === 'rejected')];
  expect(await loser?.source.releaseTag('v3.1.0')).toMatchObject({ local: null, published: { annotated: true } });
});

test('a lightweight tag is not believed, and never taken for the one that was to be made', async () => {
  const head = repository.git('rev-parse', 'HEAD');
  repository.git('push', '--quiet', 'origin', `${head}:refs/tags/v4.0.0`);
  const source = sourceIn(repository.clone);
  expect(tagRefusals(await source.releaseTag('v4.0.0'), [])).toEqual([expect.stringContaining('lightweight')]);
  await expect(source.tag('v4.0.0', head, 'four')).rejects.toMatchObject({ code: 'Refused' });
});

test('a tag that was moved in a clone is refused with both commits, and stays there until somebody takes it away', async () => {
  const { git, source } = colleague('carol');
  const [right, wrong] = [repository.commit('moved.txt', 'right'), repository.commit('moved.txt', 'wrong')];
  git('fetch', '--quiet', 'origin');
  git('tag', '--annotate', '--message', 'forged', 'v5.0.0', wrong);
  await sourceIn(repository.clone).tag('v5.0.0', right, 'five');
  const [refusal, ...rest] = tagRefusals(await source.releaseTag('v5.0.0'), []);
  expect(rest).toEqual([]);
  expect(refusal).toMatch(new RegExp(`${right.slice(0, 12)} at origin and on ${wrong.slice(0, 12)}`));
  expect(git('rev-parse', 'v5.0.0^{commit}')).toBe(wrong);
  git('tag', '--delete', 'v5.0.0');
  git('fetch', '--quiet', 'origin', 'tag', 'v5.0.0');
  expect(tagRefusals(await source.releaseTag('v5.0.0'), [])).toEqual([]);
});

test('a tag object that was put under another name is refused', async () => {
  const source = sourceIn(repository.clone);
  await source.tag('v5.1.0', repository.git('rev-parse', 'HEAD'), 'a good one');
  repository.git('push', '--quiet', 'origin', 'refs/tags/v5.1.0:refs/tags/v5.2.0');
  expect(tagRefusals(await source.releaseTag('v5.2.0'), [])).toEqual([expect.stringContaining('made as v5.1.0')]);
});

test('the commit of a tag that this clone has never seen is fetched, under no name', async () => {
  const { git, source } = colleague('dave');
  const head = repository.commit('unseen.txt', 'new');
  await sourceIn(repository.clone).tag('v6.0.0', head, 'six');
  const tag = await source.releaseTag('v6.0.0');
  expect(tag).toMatchObject({ local: null, published: { commit: head }, note: { message: 'six' } });
  expect(git('tag', '--list', 'v6.0.0')).toBe('');
});

test('the messages of a merged branch are its merge, and no other tags than versions are listed', async () => {
  const source = sourceIn(repository.clone);
  const before = repository.commit('merged.txt', 'before');
  repository.git('switch', '--quiet', '--create', 'topic');
  repository.commit('topic.txt', 'one');
  repository.commit('topic.txt', 'two');
  repository.git('switch', '--quiet', 'main');
  repository.git(
    'merge',
    '--quiet',
    '--no-ff',
    '--message',
    'Merge pull request #9 from acme/topic\n\nA mart',
    'topic',
  );
  repository.git('push', '--quiet', 'origin', 'main', `${before}:refs/tags/nightly`);
  expect(await source.messages(before, 'main')).toEqual(['Merge pull request #9 from acme/topic\n\nA mart']);
  expect((await source.releaseTags()).map(({ name }) => name)).not.toContain('nightly');
});

test('a name that git does not take is named', async () => {
  for (const name of ['v1..2', '-d', 'v 1']) {
    await expect(sourceIn(repository.clone).tag(name, 'HEAD', 'x')).rejects.toThrow(`"${name}" cannot be the name`);
  }
});
