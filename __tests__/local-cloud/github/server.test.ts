import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { startGitHub } from '../../../delivery/local-cloud/github/start-github';
import { type AGitHub, aGitHub, octokitOn, refusalOf, repo } from './a-github';

let here: AGitHub;
beforeEach(async () => {
  here = await aGitHub({ clock: () => new Date('2026-11-21T13:00:00Z') });
});
afterEach(() => here.end());

interface Asked {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

const ask = (path: string, { headers, ...init }: Asked = {}) =>
  fetch(`${here.github.url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${here.github.token}`, ...headers },
  });

describe('who may ask', () => {
  test('a wrong token is 401, and none is too', async () => {
    const wrong = octokitOn(here.github, 'ghs_wrong').rest.repos.get(repo);
    expect(await refusalOf(wrong)).toMatchObject({ status: 401, message: 'Bad credentials' });
    const none = await fetch(`${here.github.url}/repos/acme/platform`);
    expect([none.status, await none.json()]).toEqual([
      401,
      { message: 'Requires authentication', documentation_url: 'https://docs.github.com/rest', status: '401' },
    ]);
  });

  test('tokens are made at random, readable by the owner alone, and stay', async () => {
    const file = join(here.folder, 'github', 'tokens.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { token, people } = here.github;
    expect(new Set([token, people.octocat, people.hubot]).size).toBe(3);
    here = await here.restart();
    expect(here.github).toMatchObject({ token, people });
  });
});

describe('what is not known', () => {
  test('is refused with 501 by its name, a route or a media type', async () => {
    const workflows = here.octokit.rest.actions.listRepoWorkflows(repo);
    expect(await refusalOf(workflows)).toMatchObject({
      status: 501,
      message: expect.stringContaining('GET /repos/acme/platform/actions/workflows') as string,
    });
    const html = here.octokit.rest.issues.listForRepo({ ...repo, mediaType: { format: 'html' } });
    expect(await refusalOf(html)).toMatchObject({ status: 501 });
  });

  test('a body that is not a JSON object is 400', async () => {
    const post = async (body: string) => {
      const response = await ask('/repos/acme/platform/issues', { method: 'POST', body });
      return [response.status, ((await response.json()) as { message: string }).message];
    };
    expect(await post('{')).toEqual([400, 'Problems parsing JSON']);
    expect(await post('7')).toEqual([400, 'Body should be a JSON object']);
  });

  test('another version of the API is 400', async () => {
    const response = await ask('/repos/acme/platform', { headers: { 'x-github-api-version': '1999-01-01' } });
    expect(response.status).toBe(400);
  });
});

test('answers carry the headers of GitHub, and the limit counts down', async () => {
  const headers = (await here.octokit.rest.repos.get(repo)).headers as Record<string, string>;
  expect(headers).toMatchObject({
    'x-github-api-version-selected': '2022-11-28',
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-resource': 'core',
    'x-ratelimit-reset': String(Date.parse('2026-11-21T14:00:00Z') / 1000),
  });
  expect((await here.octokit.rest.repos.get(repo)).headers['x-ratelimit-remaining']).toBe('4998');
});

describe('lists', () => {
  const titles = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `Issue ${from + i}`);

  test('come in pages that link to each other, and Octokit finds all', async () => {
    for (const title of titles(1, 35)) await here.octokit.rest.issues.create({ ...repo, title });
    const first = await here.octokit.rest.issues.listForRepo({ ...repo, direction: 'asc' });
    expect(first.data).toHaveLength(30);
    const url = `${here.github.url}/repos/acme/platform/issues?direction=asc&page=2`;
    expect(first.headers.link).toBe(`<${url}>; rel="next", <${url}>; rel="last"`);
    const second = await here.octokit.rest.issues.listForRepo({ ...repo, direction: 'asc', page: 2 });
    expect(second.data.map(({ title }) => title)).toEqual(titles(31, 35));
    expect(second.headers.link).toContain('page=1>; rel="prev"');
    const all = await here.octokit.paginate(here.octokit.rest.issues.listForRepo, {
      ...repo,
      direction: 'asc',
      per_page: 10,
    });
    expect(all.map(({ title }) => title)).toEqual(titles(1, 35));
    const many = await here.octokit.rest.issues.listForRepo({ ...repo, per_page: 1000 });
    expect(many.data).toHaveLength(35);
    expect(many.headers.link).toBeUndefined();
  });
});

describe('a start', () => {
  const again = (props: object = {}) =>
    startGitHub({ folder: here.folder, owner: repo.owner, repository: repo.repo, ...props });

  test('on the same folder has everything that was there', async () => {
    const sha = here.work.push('topic', { 'a.txt': 'a\n' });
    const { data: pull } = await here.octokit.rest.pulls.create({ ...repo, title: 'P', head: 'topic', base: 'main' });
    await here.octokit.rest.issues.createComment({ ...repo, issue_number: 1, body: 'Kept' });
    await here.octokit.rest.repos.createDeployment({ ...repo, ref: sha, environment: 'dev' });
    here = await here.restart();
    const { data } = await here.octokit.rest.pulls.get({ ...repo, pull_number: 1 });
    expect(data).toMatchObject({ id: pull.id, created_at: '2026-11-21T13:00:00Z', head: { sha }, comments: 1 });
    expect((await here.octokit.rest.repos.listDeployments(repo)).data).toMatchObject([{ sha, environment: 'dev' }]);
    const { data: next } = await here.octokit.rest.issues.create({ ...repo, title: 'Next' });
    expect(next.number).toBe(2);
  });

  test('never gives a number out twice, not even after a deletion', async () => {
    await here.octokit.rest.issues.create({ ...repo, title: 'One' });
    const comment = async () =>
      (await here.octokit.rest.issues.createComment({ ...repo, issue_number: 1, body: 'c' })).data.id;
    const last = await comment();
    await here.octokit.rest.issues.deleteComment({ ...repo, comment_id: last });
    here = await here.restart();
    expect(await comment()).toBeGreaterThan(last);
  });

  test('on a folder that is being served is refused, with the address', async () => {
    await expect(again()).rejects.toMatchObject({
      fault: 'AlreadyServed',
      message: expect.stringContaining(here.github.url) as string,
    });
  });

  test('on a port in use is refused by its number', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await here.github.close();
      await expect(again({ port })).rejects.toMatchObject({
        fault: 'PortInUse',
        message: `port ${port} on 127.0.0.1 is in use; end what listens there, or choose another port`,
      });
    } finally {
      other.close();
    }
  });

  test('on a corrupt record is refused by the name of its file and how to mend it', async () => {
    await here.octokit.rest.issues.create({ ...repo, title: 'One' });
    await here.github.close();
    const file = join(here.folder, 'github', 'acme', 'platform', 'issues', '1.json');
    const whole = readFileSync(file, 'utf8');
    for (const text of [whole.slice(0, 40), whole.replace('"open"', '"ajar"')]) {
      writeFileSync(file, text);
      await expect(again()).rejects.toMatchObject({
        fault: 'RecordCorrupt',
        message: expect.stringMatching(
          /issues\/1\.json is not a record .*; restore the file from a copy, or delete it/,
        ) as string,
      });
    }
  });

  test('without git says so', async () => {
    await here.github.close();
    const path = process.env['PATH'];
    process.env['PATH'] = here.folder;
    try {
      await expect(again()).rejects.toMatchObject({ fault: 'GitMissing' });
      writeFileSync(join(here.folder, 'git'), '#!/bin/sh\necho git version 2.30.1\n');
      chmodSync(join(here.folder, 'git'), 0o755);
      process.env['PATH'] = `${here.folder}:/bin`;
      await expect(again()).rejects.toMatchObject({
        fault: 'GitTooOld',
        message: expect.stringContaining('2.30.1') as string,
      });
    } finally {
      process.env['PATH'] = path;
    }
  });

  test('on a folder that cannot be one is refused', async () => {
    const file = join(here.folder, 'a-file');
    writeFileSync(file, '');
    await expect(again({ folder: file })).rejects.toMatchObject({
      fault: 'FolderUnusable',
      message: expect.stringContaining(file) as string,
    });
  });
});

test('a refused request leaves nothing behind', async () => {
  const kept = join(here.folder, 'github', 'acme', 'platform');
  const files = () => readdirSync(kept, { recursive: true }).map(String).sort();
  const before = files();
  const rules = { reviewers: [{ type: 'Team' as const, id: 1 }] };
  const put = here.octokit.rest.repos.createOrUpdateEnvironment({ ...repo, environment_name: 'x', ...rules });
  await refusalOf(put);
  await refusalOf(here.octokit.rest.repos.createRelease({ ...repo, tag_name: 'v1', target_commitish: 'nowhere' }));
  expect(files()).toEqual(before);
});

test('what did not change is not sent again, and is not counted', async () => {
  const first = await ask('/repos/acme/platform');
  const tag = first.headers.get('etag') ?? '';
  const again = await ask('/repos/acme/platform', { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  expect(again.headers.get('x-ratelimit-used')).toBe(first.headers.get('x-ratelimit-used'));
  const other = await ask('/repos/acme/platform', { headers: { 'if-none-match': '"another"' } });
  expect(other.status).toBe(200);
});
