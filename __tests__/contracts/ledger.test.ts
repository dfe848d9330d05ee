import { GitHubLedger } from '../../delivery/adapters/github/github-ledger';
import type { Ledger } from '../../delivery/ports/ledger';
import { InMemoryLedger } from '../fakes/in-memory-ledger';
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
  ['on GitHub', () => new GitHubLedger(repository.client)],
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
    const entry = await ledger.open({ environment, release: release(), digests });
    expect(await ledger.entries(environment)).toMatchObject([{ state: 'applying', release: release(), digests }]);
    await entry.settle('verified', [{ check: 'empty plan', holds: true, seen: 'nothing is left' }]);
    expect(await ledger.entries(environment)).toMatchObject([{ state: 'verified' }]);
  });

  test('lists the newest first, and one entry does not change another', async () => {
    const ledger = make();
    const place = `${environment}-order`;
    const first = await ledger.open({ environment: place, release: release(), digests: { one: '1' } });
    await first.settle('verified', []);
    const second = await ledger.open({
      environment: place,
      release: { ...release(), tag: 'v1.0.0' },
      digests: { two: '2' },
    });
    await second.settle('failed', []);
    const entries = await ledger.entries(place);
    expect(entries.map(({ state, digests }) => [state, digests])).toEqual([
      ['failed', { two: '2' }],
      ['verified', { one: '1' }],
    ]);
    expect(entries[0]?.release.tag).toBe('v1.0.0');
    const third = await ledger.open({ environment: place, release: release(), digests: {} });
    await third.settle('refused', []);
    expect((await ledger.entries(place))[0]).toMatchObject({ state: 'refused' });
  });
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
  expect(await new GitHubLedger(client).entries('others')).toEqual([]);
});
