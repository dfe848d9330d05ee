import { Octokit } from '@octokit/rest';

import { githubClient } from '../../delivery/adapters/github/github-client';
import { GitHubReviews } from '../../delivery/adapters/github/github-reviews';
import type { OverrideRecord } from '../../delivery/model/override';
import type { PublishedReview, Reviews } from '../../delivery/ports/reviews';
import { newestReview } from '../../delivery/review/newest-review';
import { signed } from '../../delivery/review/signed';
import { InMemoryReviews } from '../fakes/in-memory-reviews';
import { aRecord, aReviewedStack, KEYS } from '../fakes/review';
import { type LocalRepository, localRepository } from './local-repository';

type Person = 'octocat' | 'hubot';

/** Reviews, and the pull requests that they are about. */
interface Scene {
  readonly reviews: Reviews;
  /** A pull request of the bot's with a commit of its own. */
  readonly open: () => Promise<{ readonly number: number; readonly head: string }>;
  push(number: number): Promise<string>;
  approves(number: number, person: Person): Promise<() => Promise<void>>;
  objects(number: number, person: Person): Promise<void>;
  /** @returns the commit that it became, which is not its head. */
  squash(number: number): Promise<string>;
}

let repository: LocalRepository;
let made = 0;

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

function inMemory(): Scene {
  const reviews = new InMemoryReviews();
  return {
    reviews,
    open: () => {
      const number = (made += 1);
      const head = `head-${number}`;
      reviews.pull(number, head);
      return Promise.resolve({ number, head });
    },
    push: (number) => {
      const head = `head-${number}-${(made += 1)}`;
      reviews.pull(number, head);
      return Promise.resolve(head);
    },
    approves: (number, person) => {
      reviews.says(number, person, 'approve');
      return Promise.resolve(() => {
        reviews.says(number, person, 'dismissed');
        return Promise.resolve();
      });
    },
    objects: (number, person) => {
      reviews.says(number, person, 'request changes');
      return Promise.resolve();
    },
    squash: (number) => {
      reviews.merged(number, `merge-${number}`);
      return Promise.resolve(`merge-${number}`);
    },
  };
}

function onGitHub(): Scene {
  const { client, git, commit, github } = repository;
  const { octokit, repo } = client;
  const as = (person: Person) => new Octokit({ auth: github.people[person], baseUrl: github.url });
  const branches = new Map<number, string>();
  return {
    reviews: new GitHubReviews(client),
    open: async () => {
      const branch = `change-${(made += 1)}`;
      git('fetch', '--quiet');
      git('switch', '--quiet', '--create', branch, 'origin/main');
      const head = commit(`${branch}.txt`, branch);
      const { data } = await octokit.rest.pulls.create({ ...repo, head: branch, base: 'main', title: branch });
      branches.set(data.number, branch);
      return { number: data.number, head };
    },
    push: (number) => {
      git('switch', '--quiet', branches.get(number)!);
      return Promise.resolve(commit(`more-${(made += 1)}.txt`, 'more'));
    },
    approves: async (number, person) => {
      const review = { ...repo, pull_number: number };
      const { data } = await as(person).rest.pulls.createReview({ ...review, event: 'APPROVE' });
      return async () => {
        await octokit.rest.pulls.dismissReview({ ...review, review_id: data.id, message: 'no longer' });
      };
    },
    objects: async (number, person) => {
      await as(person).rest.pulls.createReview({ ...repo, pull_number: number, event: 'REQUEST_CHANGES', body: 'no' });
    },
    squash: async (number) => {
      const { data } = await octokit.rest.pulls.merge({ ...repo, pull_number: number, merge_method: 'squash' });
      return data.sha;
    },
  };
}

const OVERRIDE: OverrideRecord = {
  by: 'ann',
  reason: 'the warehouse is down',
  stack: 'dev-warehouse',
  environment: 'dev',
  commit: '',
  at: new Date('2026-11-21T12:00:00Z'),
  waived: [{ rule: 'plan', sentence: 'the plan of dev-warehouse is not the reviewed one' }],
};

describe.each<[string, () => Scene]>([
  ['in memory', inMemory],
  ['on GitHub', onGitHub],
])('reviews %s', (_, make) => {
  let scene: Scene;
  const since = new Date(0);
  beforeEach(() => {
    scene = make();
  });

  const sorted = (found: readonly PublishedReview[]) => found.map(({ text }) => text).sort();

  test('are found by the commit they were published for, all of them', async () => {
    const { head } = await scene.open();
    await scene.reviews.publish({ commit: head, text: 'first' });
    await scene.reviews.publish({ commit: head, text: 'second' });
    expect(sorted(await scene.reviews.find(head))).toEqual(['first', 'second']);
    expect((await scene.reviews.find(head)).map(({ commit }) => commit)).toEqual([head, head]);
  });

  test('are found by the commit that a pull request became', async () => {
    const { number, head } = await scene.open();
    await scene.reviews.publish({ commit: head, text: 'reviewed' });
    const merge = await scene.squash(number);
    expect(merge).not.toBe(head);
    expect(await scene.reviews.find(merge)).toEqual([{ commit: head, text: 'reviewed' }]);
  });

  test('of another pull request are not found, nor those of an earlier head by a later one', async () => {
    const [one, other] = [await scene.open(), await scene.open()];
    await scene.reviews.publish({ commit: one.head, text: 'one' });
    expect(await scene.reviews.find(other.head)).toEqual([]);
    expect(await scene.reviews.find(await scene.push(one.number))).toEqual([]);
  });

  test('of a commit that was never pushed are none', async () => {
    expect(await scene.reviews.find('0123456789'.repeat(4))).toEqual([]);
  });

  test('may be of any length and hold any text', async () => {
    const { head } = await scene.open();
    const noise = Array.from({ length: 4_000 }, (__, i) => Buffer.from(`${i * 7919}`.repeat(8)).toString('hex'));
    const text = `${noise.join('é"\\\n')}</details>\u2028😀`;
    await scene.reviews.publish({ commit: head, text });
    expect((await scene.reviews.find(head))[0]?.text === text).toBe(true);
  });

  test('count the people who approve a pull request as it stands, each once', async () => {
    const { number, head } = await scene.open();
    expect(await scene.reviews.approvals(number, { head: head, since })).toEqual([]);
    await scene.approves(number, 'octocat');
    await scene.approves(number, 'octocat');
    await scene.approves(number, 'hubot');
    expect(await scene.reviews.approvals(number, { head: head, since })).toEqual(['hubot', 'octocat']);
  });

  test('do not count an approval that was dismissed, taken back, or given to an earlier commit', async () => {
    const { number, head } = await scene.open();
    const dismiss = await scene.approves(number, 'octocat');
    await dismiss();
    await scene.approves(number, 'hubot');
    await scene.objects(number, 'hubot');
    expect(await scene.reviews.approvals(number, { head: head, since })).toEqual([]);
    await scene.approves(number, 'hubot');
    expect(await scene.reviews.approvals(number, { head: head, since })).toEqual(['hubot']);
    const later = await scene.push(number);
    expect(await scene.reviews.approvals(number, { head: later, since })).toEqual([]);
  });

  test('do not count an approval of what was shown before', async () => {
    const { number, head } = await scene.open();
    await scene.approves(number, 'octocat');
    const later = new Date(Date.now() + 60_000);
    expect(await scene.reviews.approvals(number, { head, since: later })).toEqual([]);
    const before = new Date(Date.now() - 60_000);
    expect(await scene.reviews.approvals(number, { head, since: before })).toEqual(['octocat']);
  });

  test('keep an override, with a pull request and without', async () => {
    const { number, head } = await scene.open();
    await scene.reviews.recordOverride({ ...OVERRIDE, commit: head }, number);
    await scene.reviews.recordOverride({ ...OVERRIDE, commit: head }, null);
    expect(await scene.reviews.find(head)).toEqual([]);
  });
});

describe('on GitHub', () => {
  const trust = { keys: KEYS, repository: 'acme-data/data-platform' };

  test('an override is shown on the commit and on the pull request, as text that cannot break out', async () => {
    const scene = onGitHub();
    const { number, head } = await scene.open();
    const reason = '</details> ``` @everybody <script>';
    await scene.reviews.recordOverride({ ...OVERRIDE, reason, commit: head }, number);
    const { octokit, repo } = repository.client;
    const { data: comments } = await octokit.rest.issues.listComments({ ...repo, issue_number: number });
    const { data } = await octokit.rest.checks.listForRef({ ...repo, ref: head, check_name: 'Sluice override' });
    expect(comments.map(({ body }) => body)).toEqual([data.check_runs[0]?.output.summary]);
    expect(comments[0]?.body).toContain(`\n    reason       ${reason}\n`);
    expect(data.check_runs[0]).toMatchObject({ conclusion: 'neutral' });
  });

  test('a record of 5,000 changes is published in several check runs and comes back as it was', async () => {
    const { reviews, open } = onGitHub();
    const { head } = await open();
    const digest = (i: number) =>
      Buffer.from(`${i}:${'x'.repeat(32)}`)
        .toString('hex')
        .slice(0, 64)
        .padEnd(64, '0');
    const changes = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [
        `a.b["${i}"]`,
        { action: 'update', digest: randomly(i) + digest(i).slice(32) },
      ]),
    );
    const record = aRecord({ commit: head, stacks: [aReviewedStack(undefined, { changes })] });
    await reviews.publish({ commit: head, text: signed(record, KEYS.current) });
    const { octokit, repo } = repository.client;
    const { data } = await octokit.rest.checks.listForRef({ ...repo, ref: head, filter: 'all' });
    expect(data.total_count).toBeGreaterThan(1);
    expect(newestReview(await reviews.find(head), trust).review?.record).toEqual(record);
  });

  test('check runs of others that claim to be records are refused or passed over, and the newest valid one counts', async () => {
    const { reviews, open } = onGitHub();
    const { head } = await open();
    const at = (time: string) => aRecord({ commit: head, at: `2026-11-21T${time}:00.000Z` });
    const [older, newer] = [signed(at('12:00'), KEYS.current), signed(at('13:00'), KEYS.current)];
    await reviews.publish({ commit: head, text: newer });
    await reviews.publish({ commit: head, text: older });
    const forged = newer.replace('13:00', '14:00');
    await reviews.publish({ commit: head, text: forged });
    await writeCheck(head, 'sluice-review v1 garbage');
    await writeCheck(head, `sluice-review v1 ${'a'.repeat(64)} 1/1\nAAAA`);
    const { review, refused } = newestReview(await reviews.find(head), trust);
    expect(review?.record.at).toBe('2026-11-21T13:00:00.000Z');
    expect(refused).toEqual([expect.stringContaining('its signature was not made with SLUICE_REVIEW_KEY')]);
  });

  test('a part that somebody else wrote under the name of ours does not hide ours', async () => {
    const { reviews, open } = onGitHub();
    const { head } = await open();
    const text = signed(aRecord({ commit: head }), KEYS.current);
    await reviews.publish({ commit: head, text });
    const { octokit, repo } = repository.client;
    const { data } = await octokit.rest.checks.listForRef({ ...repo, ref: head });
    const header = data.check_runs[0]?.output.text?.split('\n')[0] ?? '';
    await writeCheck(head, `${header}\nAAAA`);
    expect(await reviews.find(head)).toEqual([{ commit: head, text }]);
  });

  test('a token that may not write check runs is told which permission is missing', async () => {
    const { head } = await onGitHub().open();
    const { owner, repo: name } = repository.client.repo;
    const { people, url: baseUrl } = repository.github;
    const token = people.octocat;
    const reviews = new GitHubReviews(githubClient({ owner, repository: name, token, login: 'octocat', baseUrl }));
    await expect(reviews.publish({ commit: head, text: 'x' })).rejects.toThrow('`checks: write`');
  });

  async function writeCheck(commit: string, text: string): Promise<void> {
    const { octokit, repo } = repository.client;
    const output = { title: 'x', summary: 'x', text };
    await octokit.rest.checks.create({
      ...repo,
      name: 'Sluice review',
      head_sha: commit,
      conclusion: 'success',
      output,
    });
  }
});

/** 32 hexadecimal digits that compress as badly as a digest does. */
function randomly(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 32 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 16).toString(16);
  }).join('');
}
