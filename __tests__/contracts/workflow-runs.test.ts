import { reviewersOf } from '../../delivery/adapters/github/environment-reviewers';
import { githubClient } from '../../delivery/adapters/github/github-client';
import { WorkflowRuns } from '../../delivery/adapters/github/workflow-runs';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

const RUN = {
  name: 'apply',
  path: '.github/workflows/apply.yml',
  event: 'push',
  ref: 'refs/heads/main',
  headBranch: 'main',
  headSha: 'a'.repeat(40),
  sha: 'a'.repeat(40),
  actor: 'octocat',
  pull: null,
};

/** What whoever runs workflows tells the local GitHub. */
async function runner(method: string, path: string, body: object): Promise<{ readonly id: number }> {
  const headers = { authorization: `Bearer ${repository.github.runnerToken}` };
  const url = `${repository.github.url}/_runner${path}`;
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  return (await answer.json()) as { id: number };
}

describe('whether the attempt of a run goes on', () => {
  test('is what GitHub says of the run, and one that has ended stays so', async () => {
    const { id } = await runner('POST', '/runs', RUN);
    const runs = new WorkflowRuns(repository.client);
    expect(await runs.lifeOf({ id, attempt: 1 })).toBe('alive');
    await runner('PATCH', `/runs/${id}`, { conclusion: 'cancelled' });
    expect(await runs.lifeOf({ id, attempt: 1 })).toBe('ended');
  });

  test('is known of the own run without asking: its earlier attempts have ended', async () => {
    const own = new WorkflowRuns(repository.client, { id: 999_999, attempt: 2 });
    expect(await own.lifeOf({ id: 999_999, attempt: 2 })).toBe('alive');
    expect(await own.lifeOf({ id: 999_999, attempt: 1 })).toBe('ended');
  });

  test('is unknown of a run that GitHub does not show', async () => {
    expect(await new WorkflowRuns(repository.client).lifeOf({ id: 999_998, attempt: 1 })).toBe('unknown');
  });
});

describe('who must agree before a job of an environment begins', () => {
  test('is nobody where it has no reviewers, and unknown where it is not there', async () => {
    const { client } = repository;
    expect(await reviewersOf('approve-nowhere', client)).toBeNull();
    const about = { ...client.repo, environment_name: 'approve-dev' };
    await client.octokit.rest.repos.createOrUpdateEnvironment(about);
    expect(await reviewersOf('approve-dev', client)).toEqual([]);
  });

  test('is told by name', async () => {
    const { client, github } = repository;
    const person = { token: github.people.octocat, login: 'octocat', baseUrl: github.url };
    const { owner, repo } = client.repo;
    const theirs = githubClient({ owner, repository: repo, ...person });
    const { id } = (await theirs.octokit.rest.users.getAuthenticated()).data;
    const reviewers = [{ type: 'User' as const, id }];
    const about = { ...client.repo, environment_name: 'approve-prod', reviewers };
    await client.octokit.rest.repos.createOrUpdateEnvironment(about);
    expect(await reviewersOf('approve-prod', client)).toEqual(['octocat']);
  });
});
