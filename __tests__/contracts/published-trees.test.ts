import { join } from 'node:path';

import { GitCheckouts } from '../../delivery/adapters/git/git-checkouts';
import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import type { SourceControl } from '../../delivery/ports/source-control';
import { InMemorySource } from '../fakes/in-memory-source';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
  repository.commit('size.txt', 'SMALL');
  repository.commit('size.txt', 'LARGE');
});

afterAll(async () => {
  await repository.github.close();
});

function clone(): GitCheckouts {
  const folder = join(repository.clone, '..', 'checkouts');
  return new GitCheckouts({ repository: repository.clone, folder, nodeModules: folder, environment: gitEnvironment() });
}

interface Held {
  readonly source: SourceControl;
  /** A commit that came before the tip. */
  readonly earlier: string;
}

const KINDS: readonly (readonly [string, () => Held])[] = [
  ['in memory', () => ({ source: new InMemorySource(), earlier: 'a1' })],
  ['in git', () => ({ source: clone(), earlier: repository.git('rev-parse', 'main~1') })],
];

describe.each(KINDS)('a tree that is published %s', (kind, make) => {
  const branch = (word: string) => `rollback/${word}-${kind.replace(' ', '-')}`;

  test('is what an earlier commit held, on a commit of its own', async () => {
    const { source, earlier } = make();
    const [tip, { tree }] = await Promise.all([source.tip(), source.resolve(earlier)]);
    expect(tip.branch).toBe('main');
    expect(tip.tree).not.toBe(tree);
    const wanted = { branch: branch('whole'), tree, parent: tip.commit, message: 'back to a1' };
    const commit = await source.publishTree(wanted);
    expect(commit).not.toBe(earlier);
    expect(await source.resolve(commit)).toMatchObject({ commit, tree });
    expect(await source.publishTree(wanted)).toBe(commit);
  });

  test('stays as it is when the branch it came from has gone on, and never becomes another tree', async () => {
    const { source, earlier } = make();
    const [tip, { tree }] = await Promise.all([source.tip(), source.resolve(earlier)]);
    const wanted = { branch: branch('kept'), tree, parent: tip.commit, message: 'back to a1' };
    const commit = await source.publishTree(wanted);
    expect(await source.publishTree({ ...wanted, parent: earlier })).toBe(commit);
    const other = source.publishTree({ ...wanted, tree: tip.tree });
    await expect(other).rejects.toMatchObject({
      code: 'Refused',
      message: expect.stringContaining('holds something else') as string,
    });
  });
});

describe('in git', () => {
  test('the tip is that of origin, though the clone has not fetched it', async () => {
    const before = repository.git('rev-parse', 'main');
    const pushed = repository.commit('size.txt', 'XLARGE');
    repository.git('update-ref', 'refs/remotes/origin/main', before);
    expect(await clone().tip()).toMatchObject({ branch: 'main', commit: pushed });
  });

  test('a commit with a tree leaves the files of the clone alone, and comes after its parent', async () => {
    const source = clone();
    const [{ commit: parent }, { tree }] = await Promise.all([source.tip(), source.resolve('main~1')]);
    const commit = await source.publishTree({ branch: 'rollback/quiet', tree, parent, message: 'back' });
    expect(repository.git('rev-parse', `${commit}^`)).toBe(parent);
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.git('rev-parse', 'HEAD')).toBe(parent);
  });

  test('a remote that does not answer is told', async () => {
    const source = clone();
    repository.git('remote', 'set-url', 'origin', join(repository.clone, 'nowhere'));
    await expect(source.tip()).rejects.toMatchObject({ code: 'GitHubFailed' });
    const wanted = { branch: 'rollback/lost', tree: 'main^{tree}', parent: 'main', message: 'back' };
    await expect(source.publishTree(wanted)).rejects.toMatchObject({ code: 'GitHubFailed' });
    repository.git('remote', 'set-url', 'origin', repository.github.gitFolder);
  });
});
