import { commitFiles, type FileWanted, type Repository } from '../../../delivery/commands/commit-files';
import { pullRequestOf } from '../../../delivery/commands/pull-request-of';
import { type AGitHub, aGitHub, repo } from '../../local-cloud/github/a-github';

const FILE: FileWanted = {
  path: '.github/workflows/a b.yml',
  content: 'on: push # ✔\n',
  branch: null,
  message: 'ci: it',
};

let here: AGitHub;
let bot: Repository;

beforeAll(async () => {
  here = await aGitHub();
  bot = { address: `${here.github.url}/repos/${repo.owner}/${repo.repo}`, token: here.github.token };
});

afterAll(() => here.end());

test('a file that is missing or another is committed, one that is there as it should be is not', async () => {
  expect(await commitFiles([FILE], bot)).toEqual([FILE.path]);
  expect(await commitFiles([FILE], bot)).toEqual([]);
  expect(await commitFiles([{ ...FILE, content: 'on: pull_request\n' }], bot)).toEqual([FILE.path]);
  const { data } = await here.octokit.rest.repos.listCommits(repo);
  expect(data.map(({ commit }) => commit.message)).toEqual(['ci: it', 'ci: it', 'The first commit']);
  expect(data[0]?.commit.author?.name).toBe('sluice[bot]');
});

test('a file of another branch is committed there', async () => {
  here.work.push('beside', { 'b.txt': 'b' });
  expect(await commitFiles([{ ...FILE, path: 'c.txt', branch: 'beside' }], bot)).toEqual(['c.txt']);
  await expect(here.octokit.rest.repos.getContent({ ...repo, path: 'c.txt' })).rejects.toMatchObject({ status: 404 });
  await expect(commitFiles([{ ...FILE, branch: 'nowhere' }], bot)).rejects.toThrow('Branch nowhere not found');
});

test('a branch has one pull request, which a person opens', async () => {
  const person = { ...bot, token: here.github.people.hubot };
  here.work.push('a/change', { 'd.txt': 'd' });
  const number = await pullRequestOf('a/change', person);
  expect(await pullRequestOf('a/change', bot)).toBe(number);
  const { data } = await here.octokit.rest.pulls.get({ ...repo, pull_number: number });
  expect(data).toMatchObject({ user: { login: 'hubot' }, head: { ref: 'a/change' }, base: { ref: 'main' } });
});

test('a branch that is not there, or the one that it goes into, has none', async () => {
  await expect(pullRequestOf('nowhere', bot)).rejects.toThrow('there is no branch "nowhere"; push it first');
  await expect(pullRequestOf('main', bot)).rejects.toThrow('--branch NAME');
});
