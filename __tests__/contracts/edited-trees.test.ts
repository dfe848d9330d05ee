import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GitCheckouts } from '../../delivery/adapters/git/git-checkouts';
import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import type { SourceControl } from '../../delivery/ports/source-control';
import { InMemorySource } from '../fakes/in-memory-source';
import { type LocalRepository, localRepository } from './local-repository';

const FILE = 'environments/dev.ts';
const BEFORE = "\nexport const dev = { name: 'dev' }; // é\n\n";
const AFTER = '\n// edited\n';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
  mkdirSync(join(repository.clone, 'environments'));
  repository.commit(FILE, BEFORE);
});

afterAll(async () => {
  await repository.github.close();
});

function clone(): GitCheckouts {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-edits-'));
  return new GitCheckouts({ repository: repository.clone, folder, nodeModules: folder, environment: gitEnvironment() });
}

function inMemory(): InMemorySource {
  const source = new InMemorySource();
  source.texts.set('main', new Map([[FILE, BEFORE]]));
  return source;
}

const KINDS: readonly (readonly [string, () => SourceControl])[] = [
  ['in memory', inMemory],
  ['in git', clone],
];

describe.each(KINDS)('an edit %s', (kind, make) => {
  const edit = (source: SourceControl, parent: string, text = AFTER) =>
    source.edit({ parent, files: new Map([[FILE, text]]), message: 'Adopt' });

  test('is a commit that has the new text, where its parent keeps the old', async () => {
    const source = make();
    const { commit: parent, tree } = await source.tip();
    expect(await source.textOf(parent, FILE)).toBe(BEFORE);
    const edited = await edit(source, parent);
    expect(edited.tree).not.toBe(tree);
    expect(await source.textOf(edited.commit, FILE)).toBe(AFTER);
    expect(await source.textOf(parent, FILE)).toBe(BEFORE);
    expect(await source.resolve(edited.commit)).toMatchObject(edited);
  });

  test('is the same where it is made again, and another where the text is', async () => {
    const source = make();
    const { commit: parent } = await source.tip();
    const first = await edit(source, parent);
    expect(await edit(source, parent)).toEqual(first);
    expect((await edit(source, parent, 'more')).tree).not.toBe(first.tree);
  });

  test('of a file that is not there is refused', async () => {
    const source = make();
    const { commit: parent } = await source.tip();
    expect(await source.textOf(parent, 'environments/none.ts')).toBeNull();
    const edited = source.edit({ parent, files: new Map([['environments/none.ts', AFTER]]), message: 'Adopt' });
    await expect(edited).rejects.toMatchObject({ code: 'Usage' });
  });

  test('is published by its tree, and found again', async () => {
    const source = make();
    const { commit: parent } = await source.tip();
    const { tree } = await edit(source, parent);
    const wanted = { branch: `adopt/${kind.replace(' ', '-')}`, tree, parent, message: 'Adopt' };
    const commit = await source.publishTree(wanted);
    expect(await source.publishTree(wanted)).toBe(commit);
    expect((await source.resolve(commit)).tree).toBe(tree);
  });
});

describe('in git', () => {
  test('an edit leaves the clone, its index and its branches alone, and can be checked out', async () => {
    const source = clone();
    const refs = () => repository.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads');
    const before = refs();
    const { commit: parent } = await source.tip();
    const { commit } = await source.edit({ parent, files: new Map([[FILE, AFTER]]), message: 'Adopt' });
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(refs()).toBe(before);
    expect(repository.git('diff', '--name-only', parent, commit)).toBe(FILE);
    expect(readFileSync(join(await source.checkout(commit), FILE), 'utf8')).toBe(AFTER);
  });

  test('a link is no file with a text', async () => {
    const source = clone();
    repository.git('config', 'core.symlinks', 'true');
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${repository.git('hash-object', '-w', join(repository.clone, FILE))},link.ts`,
    );
    const tree = repository.git('write-tree');
    repository.git('reset', '--quiet');
    const commit = repository.git('commit-tree', tree, '-m', 'a link');
    expect(await source.textOf(commit, 'link.ts')).toBeNull();
  });
});
