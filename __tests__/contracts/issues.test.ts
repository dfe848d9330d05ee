import { Octokit } from '@octokit/rest';

import { GitHubIssues } from '../../delivery/adapters/github/github-issues';
import type { Issues } from '../../delivery/ports/issues';
import { InMemoryIssues } from '../fakes/in-memory-issues';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

type Says = (number: number, person: 'octocat' | 'hubot', body: string) => Promise<void>;

interface Subject {
  readonly issues: Issues;
  readonly says: Says;
}

function inMemory(): Subject {
  const issues = new InMemoryIssues();
  const says: Says = (number, login, body) => {
    issues.says(number, { login, body });
    return Promise.resolve();
  };
  return { issues, says };
}

function person(name: 'octocat' | 'hubot'): Octokit {
  const { github } = repository;
  return new Octokit({ auth: github.people[name], baseUrl: github.url });
}

function onGitHub(): Subject {
  const { client } = repository;
  const says: Says = async (number, name, body) => {
    await person(name).rest.issues.createComment({ ...client.repo, issue_number: number, body });
  };
  return { issues: new GitHubIssues(client), says };
}

const DIGEST = `0123456789ab${'c'.repeat(52)}`;
const LONG_AGO = new Date(0);

describe.each([
  ['in memory', inMemory],
  ['on GitHub', onGitHub],
])('issues %s', (kind, make) => {
  const label = (word: string) => `${word}-${kind.replace(' ', '-')}`;

  test('are found by their label, the oldest first, until they are closed', async () => {
    const { issues } = make();
    const one = await issues.open({ title: 'one', body: 'first\n\ntext', label: label('found') });
    const two = await issues.open({ title: 'two', body: '', label: label('found') });
    await issues.open({ title: 'another', body: '', label: label('other') });
    expect(await issues.list(label('found'))).toEqual([one, two]);
    await issues.close(one.number, { body: 'over', reason: 'completed' });
    expect(await issues.list(label('found'))).toEqual([two]);
  });

  test('say what was written last', async () => {
    const { issues } = make();
    const { number, url } = await issues.open({ title: 'was', body: 'was', label: label('written') });
    await issues.update(number, { title: 'is', body: 'is' });
    expect(await issues.list(label('written'))).toEqual([{ number, title: 'is', body: 'is', url }]);
  });

  test('are approved by people who name what is shown, and say nothing else', async () => {
    const { issues, says } = make();
    const { number } = await issues.open({ title: 'x', body: '', label: label('approved') });
    const shown = { digest: DIGEST, since: LONG_AGO };
    await says(number, 'octocat', '/approve 0123456789ac');
    await says(number, 'octocat', 'To agree, write\n/approve 0123456789ab');
    await says(number, 'octocat', '/approve 01234');
    expect(await issues.approvals(number, shown)).toEqual([]);
    await says(number, 'octocat', '/approve 0123456789ab');
    await says(number, 'octocat', `  /approve ${DIGEST}\r\n`);
    await says(number, 'hubot', '/approve 0123456789ab');
    expect(await issues.approvals(number, shown)).toEqual(['hubot', 'octocat']);
    expect(await issues.approvals(number, { ...shown, since: new Date(Date.now() + 60_000) })).toEqual([]);
  });
});

describe('issues on GitHub', () => {
  test('that somebody else opened under the label are left alone, and so are pull requests', async () => {
    const { client } = repository;
    const mine = await new GitHubIssues(client).open({ title: 'mine', body: '', label: 'shared' });
    const spoof = { ...client.repo, title: 'Drift in dev-lake', body: mine.body, labels: ['shared'] };
    await person('octocat').rest.issues.create(spoof);
    repository.git('switch', '--quiet', '--create', 'labelled', 'main');
    repository.commit('labelled.txt', 'x');
    const pull = { ...client.repo, title: 'x', head: 'labelled', base: 'main' };
    const { data } = await client.octokit.rest.pulls.create(pull);
    await client.octokit.rest.issues.addLabels({ ...client.repo, issue_number: data.number, labels: ['shared'] });
    expect(await new GitHubIssues(client).list('shared')).toEqual([mine]);
  });

  test('are not opened again and again by a token that acts as somebody else', async () => {
    const stranger = new GitHubIssues({ ...repository.client, login: 'github-actions[bot]' });
    const opened = stranger.open({ title: 'x', body: '', label: 'stranger' });
    await expect(opened).rejects.toThrow('set SLUICE_GITHUB_LOGIN to sluice[bot]');
  });

  test('are all found where there are more than a page of them', async () => {
    const issues = new GitHubIssues(repository.client);
    for (let i = 0; i < 101; i += 1) await issues.open({ title: `${i}`, body: '', label: 'many' });
    expect(await issues.list('many')).toHaveLength(101);
  });

  test('closed as duplicates say so', async () => {
    const { client } = repository;
    const issues = new GitHubIssues(client);
    const { number } = await issues.open({ title: 'x', body: '', label: 'twice' });
    await issues.close(number, { body: 'see #1', reason: 'duplicate' });
    const { data } = await client.octokit.rest.issues.get({ ...client.repo, issue_number: number });
    expect(data).toMatchObject({ state: 'closed', state_reason: 'duplicate', body: 'see #1' });
  });

  test('are not approved by a bot', async () => {
    const { client } = repository;
    const { number } = await new GitHubIssues(client).open({ title: 'x', body: '', label: 'by-bots' });
    const comment = { ...client.repo, issue_number: number, body: '/approve 0123456789ab' };
    await client.octokit.rest.issues.createComment(comment);
    expect(await new GitHubIssues(client).approvals(number, { digest: DIGEST, since: LONG_AGO })).toEqual([]);
  });
});
