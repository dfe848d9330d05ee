import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import { BoardFeed } from '../../../delivery/flows/board-feed';
import { type BoardOptions, BoardSource } from '../../../delivery/flows/board-source';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import type { World } from '../../../delivery/ports/world';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';

const STACKS = {
  one: ['dev', 'staging', 'prod'].map((name) => stack(`${name}-warehouse`, { digest: digest('one') })),
  two: ['dev', 'staging', 'prod'].map((name) => stack(`${name}-warehouse`, { digest: digest('two') })),
};

const warehouse = (size: string) => ({
  snowflake_warehouse: {
    bi: { name: 'BI', warehouse_size: size, generation: '1', max_cluster_count: 1, warehouse_type: 'STANDARD' },
  },
});

function boardWorld() {
  const fakes = fakeWorld(STACKS);
  fakes.configurations.state({ digest: digest('one') }, warehouse('XSMALL'));
  fakes.configurations.state({ digest: digest('two') }, warehouse('SMALL'));
  return fakes;
}

function sourceOf(world: World, parts: Partial<BoardOptions> = {}): BoardSource {
  const environments = select(path, { SLUICE_LOCAL_CLOUD: '/cloud' });
  const options = { repository: 'acme/platform', path: environments, most: 30, compared: null, looksAtCode: true };
  return new BoardSource(world, { ...options, ...parts });
}

async function boardOf(source: BoardSource) {
  return source.board(await source.histories());
}

async function verified(world: World, environment: string, commit: string): Promise<void> {
  const entry = await world.ledger.open(ledgerDraft({ environment, release: release(commit) }));
  await entry.begin('begun');
  await entry.settle('verified', [{ check: 'empty plan', holds: true, seen: 'nothing is left to change' }]);
}

test('the board shows what stands, its evidence, its cost, and what waits at which gate', async () => {
  const { world } = boardWorld();
  await verified(world, 'dev', 'one');
  await verified(world, 'staging', 'one');
  await verified(world, 'dev', 'two');
  const { environments } = await boardOf(sourceOf(world));
  const [dev, staging, prod] = environments;
  expect(dev?.stands).toMatchObject({ release: release('two'), evidence: [{ check: 'empty plan', holds: true }] });
  expect(staging?.gate).toMatchObject({ from: 'dev', release: release('two') });
  const [half, whole] = [staging, dev].map((one) => (one?.cost?.kind === 'known' ? one.cost.usd : 0));
  expect(half).toBeGreaterThan(0);
  expect(whole).toBeCloseTo(2 * half!, 0);
  expect(prod).toMatchObject({ stands: null, gate: { from: 'staging', release: release('one') }, cost: null });
});

test('neighbours that stand at different releases are compared object by object of the second', async () => {
  const { world } = boardWorld();
  await verified(world, 'staging', 'one');
  await verified(world, 'dev', 'one');
  await verified(world, 'dev', 'two');
  const { comparisons } = await boardOf(sourceOf(world));
  expect(comparisons.map(({ name }) => name)).toEqual(['dev..staging', 'staging..prod']);
  const [changed] = comparisons[0]!.environments;
  expect(changed).toMatchObject({ name: 'staging', stacks: [{ stack: 'staging-warehouse' }] });
  expect(changed!.cost.after).toBeGreaterThan(changed!.cost.before);
  expect(comparisons[0]!.settings.map(({ path: where }) => where)).toContain('warehouses.TRANSFORMING.size');
});

test('releases are compared in every environment, and a pair that was asked for is the only one', async () => {
  const { world } = boardWorld();
  const { comparisons } = await boardOf(sourceOf(world, { compared: ['one..two'], looksAtCode: false }));
  expect(comparisons).toHaveLength(1);
  expect(comparisons[0]).toMatchObject({ kind: 'releases', because: null });
  expect(comparisons[0]!.environments.map(({ name, stacks }) => [name, stacks.length])).toEqual([
    ['dev', 1],
    ['staging', 1],
    ['prod', 1],
  ]);
});

test('a tree that no longer synthesizes is told where its comparison would be, and the rest is shown', async () => {
  const { world } = boardWorld();
  await verified(world, 'dev', 'one');
  const synthesizer = {
    ...world.synthesizer,
    synthesize: () => Promise.reject(new DeliveryError('SynthFailed', 'the program did not synthesize')),
  };
  const { environments, comparisons } = await boardOf(sourceOf({ ...world, synthesizer }));
  expect(comparisons[0]?.because).toBe('the program did not synthesize');
  expect(environments[0]).toMatchObject({
    stands: { release: release('one') },
    cost: { kind: 'unknown', because: 'the program did not synthesize' },
  });
});

test('without the key of reviews the board says that approvals are not known', async () => {
  const { world } = boardWorld();
  await verified(world, 'dev', 'one');
  const keyless = Object.defineProperty({ ...world }, 'trust', {
    get: () => {
      throw new DeliveryError('Usage', 'SLUICE_REVIEW_KEY is not set');
    },
  });
  const { environments } = await boardOf(sourceOf(keyless, { looksAtCode: false }));
  expect(environments[1]?.gate?.approvals).toEqual({ kind: 'unknown', because: 'SLUICE_REVIEW_KEY is not set' });
  expect(environments[1]?.drift).toBeNull();
});

test('evidence and code are read once, however often the board is', async () => {
  const { world } = boardWorld();
  await verified(world, 'dev', 'one');
  const asked: string[] = [];
  const ledger = Object.assign(Object.create(world.ledger) as World['ledger'], {
    evidence: (...args: Parameters<World['ledger']['evidence']>) => {
      asked.push('evidence');
      return world.ledger.evidence(...args);
    },
  });
  const source = sourceOf({ ...world, ledger });
  await boardOf(source);
  await boardOf(source);
  expect(asked).toEqual(['evidence']);
});

test('a feed sends the parts that changed, says what goes on, and looks more often while something moves', async () => {
  const { world, clock } = boardWorld();
  await verified(world, 'dev', 'one');
  const feed = new BoardFeed(sourceOf(world, { looksAtCode: false }), clock);
  await feed.current();
  const quiet = feed.waitMs();
  expect((await feed.look()).sections).toEqual({});
  const entry = await world.ledger.open(ledgerDraft({ environment: 'dev', release: release('two') }));
  await entry.begin('3 of 7 stacks');
  const update = await feed.look();
  expect(Object.keys(update.sections)).toEqual(['environments', 'releases', 'history']);
  expect(update.said).toContain('dev is applying two: 3 of 7 stacks');
  expect(feed.waitMs()).toBeLessThan(quiet);
});

test('a ledger that does not answer is told, asked less and less often, and what was read stays', async () => {
  const { world, clock } = boardWorld();
  await verified(world, 'dev', 'one');
  let isAway = false;
  const ledger = Object.assign(Object.create(world.ledger) as World['ledger'], {
    recent: () =>
      isAway ? Promise.reject(new DeliveryError('GitHubFailed', 'GitHub cannot be reached')) : world.ledger.recent(),
  });
  const feed = new BoardFeed(sourceOf({ ...world, ledger }, { looksAtCode: false }), clock);
  const before = await feed.current();
  isAway = true;
  const waits = [];
  for (let times = 0; times < 8; times += 1) {
    expect(await feed.look()).toMatchObject({
      sections: {},
      trouble: expect.stringContaining('GitHub cannot be reached') as string,
    });
    waits.push(feed.waitMs());
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.at(-1)).toBe(300_000);
  expect(await feed.current()).toBe(before);
  isAway = false;
  expect((await feed.look()).trouble).toBeUndefined();
  expect(feed.waitMs()).toBe(10_000);
});
