import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { githubClient } from '../../delivery/adapters/github/github-client';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers requests with what a test wrote down, one after the other; the last answer stays. */
class ScriptedGitHub {
  readonly asked: string[] = [];
  private answers: readonly Answer[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(`${request.method} ${request.url}`);
    const { status, body = {}, headers = {} } = this.answers[Math.min(this.asked.length, this.answers.length) - 1]!;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });

  script(...answers: Answer[]): void {
    this.asked.length = 0;
    this.answers = answers;
  }

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  end(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }
}

const github = new ScriptedGitHub();
let told: string[];

beforeAll(() => github.start());
afterAll(() => github.end());
beforeEach(() => {
  told = [];
});

function client(secondMs?: number) {
  const tell = (sentence: string) => told.push(sentence);
  const options = { owner: 'acme', repository: 'data', token: 't', login: 'x', baseUrl: github.url, tell };
  return githubClient({ ...options, ...(secondMs === undefined ? {} : { secondMs }) });
}

const repo = { owner: 'acme', repo: 'data' };
const read = (secondMs?: number) => client(secondMs ?? 1).octokit.rest.repos.get(repo);
/** Not a comment: the plugin leaves three seconds between what notifies people. */
const write = () => client(1).octokit.rest.issues.createLabel({ ...repo, name: 'x' });
const update = () => client(1).octokit.rest.issues.updateComment({ ...repo, comment_id: 1, body: 'x' });
const merge = () => client(1).octokit.rest.pulls.merge({ ...repo, pull_number: 1 });

const LIMIT = { status: 403, body: { message: 'You have exceeded a secondary rate limit' } };

describe('what GitHub failed to answer', () => {
  test('is read again, and a person is told', async () => {
    github.script({ status: 502 }, { status: 200, body: { id: 1 } });
    expect((await read()).data).toEqual({ id: 1 });
    expect(github.asked).toHaveLength(2);
    expect(told).toEqual([expect.stringContaining('GitHub did not answer GET /repos/{owner}/{repo} (502')]);
  });

  test('is read four times and no more', async () => {
    github.script({ status: 503, body: { message: 'unavailable' } });
    await expect(read()).rejects.toThrow('GitHub refused GET /repos/acme/data: unavailable');
    expect([github.asked.length, told.length]).toEqual([4, 3]);
  });

  test('is written again where the request says what there shall be', async () => {
    github.script({ status: 502 }, { status: 200 });
    await update();
    expect(github.asked).toHaveLength(2);
  });

  test.each([
    ['a new label', write],
    ['a merge', merge],
  ])('is not written again where that could be done twice: %s', async (_, request) => {
    github.script({ status: 502 }, { status: 200 });
    await expect(request()).rejects.toThrow('GitHub refused');
    expect(github.asked).toHaveLength(1);
  });
});

describe('what GitHub put off', () => {
  test.each([
    ['by a secondary limit', { ...LIMIT, headers: { 'retry-after': '2' } }],
    ['by saying when to come back', { status: 403, body: { message: 'no' }, headers: { 'retry-after': '2' } }],
    ['as too many requests', { status: 429, body: { message: 'no' }, headers: { 'retry-after': '2' } }],
  ])('is asked again, also where it writes: %s', async (_, limit) => {
    github.script(limit, { status: 201, body: { id: 5 } });
    expect((await write()).data).toEqual({ id: 5 });
    expect(told).toEqual(["GitHub's secondary rate limit is reached: POST /repos/{owner}/{repo}/labels waits 2 s"]);
  });

  test('for the hour waits until the limit is over', async () => {
    const reset = `${Math.floor(Date.now() / 1000) + 3}`;
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    github.script({ status: 403, body: { message: 'API rate limit exceeded' }, headers }, { status: 200 });
    await read();
    expect(told).toEqual([expect.stringMatching(/^GitHub's rate limit is reached: GET .* waits \d s$/)]);
  });

  test('for longer than a person would wait is given up, with when to come back', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795435200' };
    github.script({ status: 403, body: { message: 'API rate limit exceeded' }, headers });
    await expect(read()).rejects.toThrow('wait until 2026-11-23T12:00:00.000Z, and run this again');
    expect(github.asked).toHaveLength(1);
  });

  test('again and again is given up', async () => {
    github.script({ ...LIMIT, headers: { 'retry-after': '1' } });
    await expect(read()).rejects.toThrow('secondary rate limit');
    expect(github.asked).toHaveLength(3);
  });
});

describe('a refusal', () => {
  test('of the token is final, and says what to set', async () => {
    github.script({ status: 401, body: { message: 'Bad credentials' } });
    await expect(read()).rejects.toThrow('Bad credentials; set GITHUB_TOKEN to a token that is valid now');
    expect(github.asked).toHaveLength(1);
  });

  test.each([403, 404, 409, 422])('with %i is final', async (status) => {
    github.script({ status, body: { message: 'no' } });
    await expect(read()).rejects.toMatchObject({ code: 'GitHubFailed' });
    expect([github.asked.length, told.length]).toEqual([1, 0]);
  });
});

test('a GitHub on this machine is asked once', async () => {
  github.script({ status: 502 }, { status: 200 });
  await expect(client().octokit.rest.repos.get(repo)).rejects.toThrow('GitHub refused GET /repos/acme/data');
  expect(github.asked).toHaveLength(1);
});

test('a GitHub that is not there is told with what to do', async () => {
  const octokit = githubClient({
    owner: 'a',
    repository: 'b',
    token: 't',
    login: 'x',
    baseUrl: 'http://127.0.0.1:9',
  }).octokit;
  await expect(octokit.rest.repos.get(repo)).rejects.toThrow(
    /cannot be reached .*; start the local cloud: npx sluice local up/,
  );
});

test('every page of a list is read, each with patience', async () => {
  const next = { link: `<${github.url}/repos/acme/data/issues/1/comments?page=2>; rel="next"` };
  github.script({ status: 200, body: [{ id: 1 }], headers: next }, { status: 502 }, { status: 200, body: [{ id: 2 }] });
  const { octokit } = client(1);
  const all = await octokit.paginate(octokit.rest.issues.listComments, { ...repo, issue_number: 1 });
  expect(all.map(({ id }) => id)).toEqual([1, 2]);
});

test('who reads the same again asks whether it changed, and is given what it was', async () => {
  const options = { owner: 'acme', repository: 'data', token: 't', login: 'x', baseUrl: github.url, rereads: true };
  const { octokit, repo } = githubClient(options);
  const headers = { etag: '"one"' };
  github.script({ status: 200, body: { id: 1 }, headers }, { status: 304 }, { status: 200, body: { id: 2 } });
  const ids = [];
  for (let times = 0; times < 3; times += 1) ids.push((await octokit.rest.repos.get(repo)).data.id);
  expect(ids).toEqual([1, 1, 2]);
  expect(github.asked).toHaveLength(3);
});

test('who reads the same again reads pages of what counts its commits, too', async () => {
  const options = { owner: 'acme', repository: 'data', token: 't', login: 'x', baseUrl: github.url, rereads: true };
  const { octokit, repo } = githubClient(options);
  const commits = Array.from({ length: 2 }, (_, at) => ({ sha: String(at) }));
  github.script({ status: 200, body: { total_commits: 2, commits }, headers: { etag: '"one"' } });
  const found = await octokit.paginate(octokit.rest.repos.compareCommitsWithBasehead, { ...repo, basehead: 'a...b' });
  expect(found).toHaveLength(2);
});
