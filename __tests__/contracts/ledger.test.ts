import { githubClient } from '../../delivery/adapters/github/github-client';
import { GitHubLedger, type LedgerWriter } from '../../delivery/adapters/github/github-ledger';
import type { Holder, HolderLife } from '../../delivery/model/holder';
import type { Ledger } from '../../delivery/ports/ledger';
import { InMemoryLedger } from '../fakes/in-memory-ledger';
import { ledgerDraft } from '../fakes/ledger-draft';
import { ledgerWriter } from './ledger-writer';
import { type LocalRepository, localRepository } from './local-repository';

let repository: LocalRepository;

beforeAll(async () => {
  repository = await localRepository();
});

afterAll(async () => {
  await repository.github.close();
});

const LEDGERS: readonly (readonly [string, () => Ledger])[] = [
  ['in memory', () => new InMemoryLedger()],
  ['on GitHub', () => new GitHubLedger(repository.client, ledgerWriter())],
];

describe.each(LEDGERS)('a ledger %s', (kind, make) => {
  const environment = `dev-${kind.length}`;
  const release = () => ({
    commit: repository.git('rev-parse', 'HEAD'),
    tree: repository.git('rev-parse', 'HEAD^{tree}'),
  });

  test('has nothing for an environment that nothing entered', async () => {
    expect(await make().entries('nowhere')).toEqual([]);
  });

  test('keeps what was opened, and settles it by evidence', async () => {
    const ledger = make();
    const digests = { 'dev-lake': 'a'.repeat(64) };
    const entry = await ledger.open(ledgerDraft({ environment, release: release(), digests }));
    expect(await ledger.entries(environment)).toMatchObject([{ state: 'waiting', release: release(), digests }]);
    await entry.begin('begun');
    expect(await ledger.entries(environment)).toMatchObject([{ state: 'applying', note: 'begun' }]);
    await entry.settle('verified', [{ check: 'empty plan', holds: true, seen: 'nothing is left' }]);
    const [settled] = await ledger.entries(environment);
    expect(settled).toMatchObject({ state: 'verified' });
    expect(await ledger.evidence(settled!)).toEqual([{ check: 'empty plan', holds: true, seen: 'nothing is left' }]);
  });

  test('keeps whom a rollback replaces, what was built, and the last that was said', async () => {
    const ledger = make();
    const place = `${environment}-back`;
    const replaces = { commit: 'b'.repeat(40), tree: 'c'.repeat(40), tag: 'v2.0.0' };
    const draft = ledgerDraft({ environment: place, release: release(), purpose: 'rollback', replaces });
    const entry = await ledger.open(draft);
    await entry.progress('1 of 3 stacks');
    expect(await ledger.entries(place)).toMatchObject([{ ...draft, id: entry.id, note: '1 of 3 stacks' }]);
    await entry.settle('superseded', [], `by ${'v2.1.0 '.repeat(40)}`);
    expect(await ledger.entries(place)).toMatchObject([
      { state: 'superseded', note: expect.stringContaining('by v2.1.0') as string },
    ]);
  });

  test('numbers turns as they were taken, and forgets one that was given back', async () => {
    const ledger = make();
    const place = `${environment}-turns`;
    const [one, two] = [
      await ledger.open(ledgerDraft({ environment: place, release: release() })),
      await ledger.open(ledgerDraft({ environment: place, release: release() })),
    ];
    expect((await ledger.entries(place)).map(({ turn }) => turn)).toEqual([null, null]);
    await two.begin('begun');
    await one.begin('begun');
    await two.progress('1 of 2 stacks');
    const turnOf = async (id: string) => (await ledger.entries(place)).find((entry) => entry.id === id)?.turn ?? 0;
    expect(await turnOf(two.id)).toBeLessThan(await turnOf(one.id));
    const before = await turnOf(one.id);
    await two.wait('waits for another');
    expect((await ledger.entries(place)).find(({ id }) => id === two.id)).toMatchObject({
      state: 'waiting',
      turn: null,
    });
    await two.begin('begun');
    expect(await turnOf(two.id)).toBeGreaterThan(before);
    expect(await turnOf(one.id)).toBe(before);
  });

  test('lets an entry be settled in place of whoever carried it', async () => {
    const ledger = make();
    const place = `${environment}-closed`;
    const { id } = await ledger.open(ledgerDraft({ environment: place, release: release() }));
    const [entry] = await ledger.entries(place);
    await ledger.close(entry!, 'failed', 'whoever carried it stopped');
    expect(await ledger.entries(place)).toMatchObject([{ id, state: 'failed', note: 'whoever carried it stopped' }]);
  });

  test('is gone on with by another command, which is told what was said before', async () => {
    const ledger = make();
    const place = `${environment}-resumed`;
    const entry = await ledger.open(ledgerDraft({ environment: place, release: release() }));
    await entry.begin('begun');
    await entry.progress('dev-lake: changed');
    await entry.settle('failed', [], 'dev-warehouse failed');
    const [failed] = await ledger.entries(place);
    const other = await ledger.open(ledgerDraft({ environment: place, release: release() }));
    await other.begin('begun');
    const resumed = await ledger.resume(failed!);
    await resumed.begin('begun again');
    const [theirs, again] = await ledger.entries(place);
    expect(again).toMatchObject({ id: entry.id, state: 'applying', note: 'begun again' });
    expect(again!.turn).toBeGreaterThan(theirs!.turn!);
    expect(await ledger.said(again!)).toEqual(['begun', 'dev-lake: changed', 'begun again']);
    await resumed.settle('verified', [{ check: 'empty plan', holds: true, seen: 'nothing is left' }]);
    expect((await ledger.entries(place))[1]).toMatchObject({ id: entry.id, state: 'verified' });
    expect(await ledger.evidence(again!)).toHaveLength(1);
  });

  test('gives as many of the newest as are asked for', async () => {
    const ledger = make();
    const place = `${environment}-many`;
    for (const one of ['1', '2', '3'])
      await ledger.open(ledgerDraft({ environment: place, release: release(), digests: { one } }));
    expect((await ledger.entries(place, 2)).map(({ digests }) => digests['one'])).toEqual(['3', '2']);
    const [, two] = await ledger.entries(place);
    expect((await ledger.since(place, two!.id)).map(({ digests }) => digests['one'])).toEqual(['3', '2']);
  });

  test('lists the newest first, and one entry does not change another', async () => {
    const ledger = make();
    const place = `${environment}-order`;
    const first = await ledger.open(ledgerDraft({ environment: place, release: release(), digests: { one: '1' } }));
    await first.settle('verified', []);
    const second = await ledger.open(
      ledgerDraft({
        environment: place,
        release: { ...release(), tag: 'v1.0.0' },
        digests: { two: '2' },
      }),
    );
    await second.settle('failed', []);
    const entries = await ledger.entries(place);
    expect(entries.map(({ state, digests }) => [state, digests])).toEqual([
      ['failed', { two: '2' }],
      ['verified', { one: '1' }],
    ]);
    expect(entries[0]?.release.tag).toBe('v1.0.0');
    const third = await ledger.open(ledgerDraft({ environment: place, release: release() }));
    await third.settle('refused', []);
    expect((await ledger.entries(place))[0]).toMatchObject({ state: 'refused' });
  });
});

test.each(LEDGERS)('of environments that go again, a ledger %s knows the names, once each', async (_kind, make) => {
  const ledger = make();
  const release = { commit: repository.git('rev-parse', 'HEAD'), tree: repository.git('rev-parse', 'HEAD^{tree}') };
  const isTransient = true;
  for (const environment of ['sbx-ann', 'pr-7', 'sbx-ann']) {
    await ledger.open(ledgerDraft({ environment, release, isTransient }));
  }
  await ledger.open(ledgerDraft({ environment: 'stays', release }));
  expect(await ledger.transients()).toEqual(['sbx-ann', 'pr-7']);
  expect((await ledger.recent()).slice(0, 3)).toEqual(['stays', 'sbx-ann', 'pr-7']);
  expect(await ledger.entries('pr-7')).toMatchObject([{ isTransient: true }]);
});

test('deployments that others made are not entries of the ledger on GitHub', async () => {
  const { client } = repository;
  await client.octokit.rest.repos.createDeployment({
    ...client.repo,
    ref: repository.git('rev-parse', 'HEAD'),
    environment: 'others',
    auto_merge: false,
    required_contexts: [],
    payload: { hello: 'there' },
  });
  expect(await new GitHubLedger(client, ledgerWriter()).entries('others')).toEqual([]);
});

test('what somebody else writes in the name of Sluice is not on the ledger on GitHub', async () => {
  const { client, github } = repository;
  const forger = githubClient({
    owner: client.repo.owner,
    repository: client.repo.repo,
    token: github.people.hubot,
    login: 'hubot',
    baseUrl: github.url,
  });
  const release = { commit: repository.git('rev-parse', 'HEAD'), tree: repository.git('rev-parse', 'HEAD^{tree}') };
  const forged = await new GitHubLedger(forger, ledgerWriter()).open(ledgerDraft({ environment: 'forged', release }));
  await forged.settle('verified', []);
  expect(await new GitHubLedger(client, ledgerWriter()).entries('forged')).toEqual([]);
  const own = await new GitHubLedger(client, ledgerWriter()).open(ledgerDraft({ environment: 'forged', release }));
  const status = { ...client.repo, deployment_id: Number(own.id), description: 'verified: 9 checks hold' };
  await forger.octokit.rest.repos.createDeploymentStatus({ ...status, state: 'success', auto_inactive: false });
  expect(await new GitHubLedger(client, ledgerWriter()).entries('forged')).toMatchObject([{ state: 'waiting' }]);
});

describe('an entry on GitHub whose end nobody has written', () => {
  const open = async (environment: string) => {
    const release = { commit: repository.git('rev-parse', 'HEAD'), tree: repository.git('rev-parse', 'HEAD^{tree}') };
    const entry = await new GitHubLedger(repository.client, ledgerWriter()).open(ledgerDraft({ environment, release }));
    await entry.begin('begun');
  };
  const stateSeenBy = async (environment: string, writer: LedgerWriter) => {
    const [entry] = await new GitHubLedger(repository.client, writer).entries(environment);
    return entry?.state;
  };

  test('is abandoned as soon as its process has ended', async () => {
    await open('left');
    const holders: unknown[] = [];
    const lifeOf = (holder: Holder): Promise<HolderLife> => {
      holders.push(holder);
      return Promise.resolve('ended');
    };
    expect(await stateSeenBy('left', ledgerWriter())).toBe('applying');
    expect(await stateSeenBy('left', ledgerWriter({ lifeOf }))).toBe('abandoned');
    expect(holders).toEqual([ledgerWriter().holder]);
  });

  test('is abandoned when it gives no sign of life for ten minutes, wherever it was begun', async () => {
    await open('silent');
    const in9 = () => new Date(Date.now() + 9 * 60_000);
    const in11 = () => new Date(Date.now() + 11 * 60_000);
    expect(await stateSeenBy('silent', ledgerWriter({ now: in9 }))).toBe('applying');
    expect(await stateSeenBy('silent', ledgerWriter({ now: in11 }))).toBe('abandoned');
  });
});

describe('an entry on GitHub that the jobs of a run carry', () => {
  const head = () => ({
    commit: repository.git('rev-parse', 'HEAD'),
    tree: repository.git('rev-parse', 'HEAD^{tree}'),
  });
  const writerOf = (attempt: number, parts: Partial<LedgerWriter> = {}) =>
    ledgerWriter({ holder: { process: null, run: { id: 41, attempt } }, ...parts });

  test('is abandoned when the run has ended, however short ago it gave a sign, and not before', async () => {
    const ledger = new GitHubLedger(repository.client, writerOf(1));
    await (await ledger.open(ledgerDraft({ environment: 'run', release: head() }))).begin('begun');
    const in11 = () => new Date(Date.now() + 11 * 60_000);
    const seen = async (life: HolderLife) => {
      const writer = writerOf(1, { lifeOf: () => Promise.resolve(life), now: in11 });
      return (await new GitHubLedger(repository.client, writer).entries('run'))[0]?.state;
    };
    expect(await seen('alive')).toBe('applying');
    expect(await seen('ended')).toBe('abandoned');
    expect(await seen('unknown')).toBe('abandoned');
  });

  test('belongs to the attempt that wrote last, and one that failed is read again', async () => {
    const ledger = new GitHubLedger(repository.client, writerOf(1));
    const entry = await ledger.open(ledgerDraft({ environment: 'again', release: head() }));
    await entry.begin('begun');
    await entry.settle('failed', [], 'a stack failed');
    const [failed] = await ledger.entries('again');
    expect(failed).toMatchObject({ state: 'failed' });
    const second = new GitHubLedger(repository.client, writerOf(2));
    await (await second.resume(failed!)).begin('begun again');
    const asked: Holder[] = [];
    const lifeOf = (holder: Holder): Promise<HolderLife> => {
      asked.push(holder);
      return Promise.resolve('alive');
    };
    const [again] = await new GitHubLedger(repository.client, writerOf(2, { lifeOf })).entries('again');
    expect([again?.state, asked]).toEqual(['applying', [{ process: null, run: { id: 41, attempt: 2 } }]]);
    expect((await ledger.entries('again'))[0]).toMatchObject({ state: 'applying' });
  });
});

test('of sandboxes, what people wrote with tokens of their own counts as well', async () => {
  const { client, github } = repository;
  const { owner, repo } = client.repo;
  const people = { owner, repository: repo, token: github.people.hubot, login: 'hubot', baseUrl: github.url };
  const theirs = new GitHubLedger(githubClient(people), ledgerWriter());
  const release = { commit: repository.git('rev-parse', 'HEAD'), tree: repository.git('rev-parse', 'HEAD^{tree}') };
  for (const environment of ['sbx-hubot', 'staging']) {
    const entry = await theirs.open(ledgerDraft({ environment, release, isTransient: true }));
    await entry.begin('begun');
    await entry.settle('verified', [{ check: 'empty plan', holds: true, seen: 'nothing is left' }]);
  }
  const isShared = (environment: string) => environment.startsWith('sbx-');
  const ours = new GitHubLedger(client, { ...ledgerWriter(), isShared });
  expect(await ours.entries('sbx-hubot')).toMatchObject([{ state: 'verified', isTransient: true }]);
  expect(await ours.entries('staging')).toEqual([]);
  expect(await ours.transients()).toContain('sbx-hubot');
  expect(await ours.transients()).not.toContain('staging');
  const runs = await client.octokit.rest.checks.listForRef({ ...client.repo, ref: release.commit });
  expect(runs.data.check_runs.map(({ name }) => name)).not.toContain('Sluice in sbx-hubot');
});
