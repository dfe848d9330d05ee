import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { GitCheckouts } from '../../delivery/adapters/git/git-checkouts';
import { gitEnvironment } from '../../delivery/adapters/git/git-environment';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;
let source: GitCheckouts;

beforeAll(async () => {
  repository = await localRepository();
  mkdirSync(join(repository.clone, '..', 'node_modules'));
  source = gitCheckouts();
});

function gitCheckouts(): GitCheckouts {
  const [folder, nodeModules] = [
    join(repository.clone, '..', 'checkouts'),
    join(repository.clone, '..', 'node_modules'),
  ];
  return new GitCheckouts({ repository: repository.clone, folder, nodeModules, environment: gitEnvironment() });
}

afterAll(async () => {
  await repository.github.close();
});

test('a branch, a tag and a commit name the same release', async () => {
  const head = repository.commit('named.txt', 'three ways');
  await source.tag('v0.1.0', head, 'Release v0.1.0');
  const release = { commit: head, tree: repository.git('rev-parse', 'HEAD^{tree}'), tag: 'v0.1.0' };
  expect(await source.resolve('main')).toEqual(release);
  expect(await source.resolve('v0.1.0')).toEqual(release);
  expect(await source.resolve(head)).toEqual(release);
});

test('a checkout holds the files of its commit, whatever the clone stands at, and the installed packages', async () => {
  const one = repository.commit('size.txt', 'SMALL');
  const two = repository.commit('size.txt', 'MEDIUM');
  const [first, second] = await Promise.all([source.checkout(one), source.checkout(two)]);
  expect(readFileSync(join(first, 'size.txt'), 'utf8')).toBe('SMALL');
  expect(readFileSync(join(second, 'size.txt'), 'utf8')).toBe('MEDIUM');
  expect(lstatSync(join(first, 'node_modules')).isSymbolicLink()).toBe(true);
  expect(await source.checkout(one)).toBe(first);
});

test('commits of one tree share a checkout, and several processes may ask for it at once', async () => {
  const one = repository.commit('shared.txt', 'the same');
  repository.git('commit', '--quiet', '--allow-empty', '--message', 'the same tree again');
  const again = repository.git('rev-parse', 'HEAD');
  const others = [source, gitCheckouts(), gitCheckouts()];
  const folders = await Promise.all(others.map((other, i) => other.checkout(i % 2 === 0 ? one : again)));
  expect(new Set(folders).size).toBe(1);
});

test("many checkouts at once do not get in each other's way, nor in that of whoever works in the clone", async () => {
  const commits = Array.from({ length: 8 }, (_, i) => repository.commit('many.txt', String(i)));
  const lock = join(repository.clone, '.git', 'index.lock');
  writeFileSync(lock, '');
  const folders = await Promise.all(commits.map((commit) => source.checkout(commit)));
  rmSync(lock);
  expect(folders.map((folder) => readFileSync(join(folder, 'many.txt'), 'utf8'))).toEqual(
    Array.from({ length: 8 }, (_, i) => String(i)),
  );
});

test('the clone that a person works in is left alone by a checkout', async () => {
  const one = repository.commit('quiet.txt', 'as it was');
  repository.commit('quiet.txt', 'as it is');
  await source.checkout(one);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('a revision that does not exist is named, and leaves no folder', async () => {
  await expect(source.resolve('v9.9.9')).rejects.toThrow('v9.9.9');
  expect(existsSync(join(repository.clone, '..', 'checkouts', 'v9.9.9'))).toBe(false);
});

test('the merge base is where two branches parted', async () => {
  const base = repository.git('rev-parse', 'main');
  repository.git('switch', '--quiet', '--create', 'side');
  const side = repository.commit('side.txt', 'side');
  repository.git('switch', '--quiet', 'main');
  const main = repository.commit('main.txt', 'main');
  expect(await source.mergeBase(side, main)).toBe(base);
});

test('a commit is an ancestor of what came after it, of itself, and of no other branch', async () => {
  const base = repository.git('rev-parse', 'main');
  repository.git('switch', '--quiet', '--create', 'elsewhere');
  const side = repository.commit('elsewhere.txt', 'side');
  repository.git('switch', '--quiet', 'main');
  expect(await source.isAncestor(base, side)).toBe(true);
  expect(await source.isAncestor(base, base)).toBe(true);
  expect(await source.isAncestor(base, 'origin/main')).toBe(true);
  expect(await source.isAncestor(side, 'origin/main')).toBe(false);
  expect(await source.branches()).toEqual(expect.arrayContaining(['elsewhere', 'main']));
  await expect(source.isAncestor(base, 'origin/nowhere')).rejects.toThrow('no branch, tag or commit "origin/nowhere"');
});

test('a revision that is a tag gives that tag, and a commit that of its newest version', async () => {
  const head = repository.commit('versions.txt', 'two');
  for (const name of ['v0.9.0', 'v0.10.0']) await source.tag(name, head, `Release ${name}`);
  expect((await source.resolve('v0.9.0')).tag).toBe('v0.9.0');
  expect((await source.resolve(head)).tag).toBe('v0.10.0');
});

test('the files of the clone have a tree, and a commit that others have too', async () => {
  repository.git('switch', '--quiet', 'main');
  const published = repository.commit('working.txt', 'one');
  expect(await source.working()).toMatchObject({ commit: published, tree: (await source.resolve(published)).tree });
  writeFileSync(join(repository.clone, 'untracked.txt'), 'new');
  const dirty = await source.working();
  expect(dirty.commit).toBe(published);
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'not pushed');
  expect(await source.working()).toMatchObject({ commit: published, tree: dirty.tree });
  expect(dirty.tree).toBe(repository.git('rev-parse', 'HEAD^{tree}'));
  expect(dirty.tree).not.toBe((await source.resolve(published)).tree);
  expect(repository.git('status', '--porcelain')).toBe('');
});
