import { takeTurn } from '../../../delivery/promote/take-turn';
import type { OpenEntry } from '../../../delivery/ports/ledger';
import { fakeWorld, release } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';

/** A world in which dev is entered by commits of one line, the oldest first. */
function turns(...line: string[]) {
  const fake = fakeWorld();
  fake.source.line.push(...line);
  const promotion = (commit: string) => ({
    release: release(commit),
    assembly: { environments: [], stacks: [] },
    environment: fake.environments[0]!,
  });
  const open = (commit: string) => fake.ledger.open(ledgerDraft({ environment: 'dev', release: release(commit) }));
  const take = (entry: OpenEntry, commit: string) => takeTurn(entry, promotion(commit), fake.world);
  return { ...fake, open, take };
}

test('an entry that is alone has the turn at once', async () => {
  const { open, take, clock, ledger } = turns('a1');
  await take(await open('a1'), 'a1');
  expect(clock.pauses).toEqual([]);
  expect(await ledger.entries('dev')).toMatchObject([{ state: 'applying' }]);
});

test('ten that come at once, in any order, go one at a time, the older release first', async () => {
  const line = Array.from({ length: 10 }, (_, i) => `commit-${i}`);
  const { open, take, ledger } = turns(...line);
  const shuffled = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5].map((at) => line[at]!);
  const entries = await Promise.all(shuffled.map(async (commit) => ({ commit, entry: await open(commit) })));
  const order: string[] = [];
  let atOnce = 0;
  await Promise.all(
    entries.map(async ({ commit, entry }) => {
      await take(entry, commit);
      atOnce += 1;
      expect(atOnce).toBe(1);
      order.push(commit);
      await new Promise((done) => setImmediate(done));
      atOnce -= 1;
      await entry.settle('verified', []);
    }),
  );
  expect(order).toEqual(line);
  expect((await ledger.entries('dev')).every(({ state }) => state === 'verified')).toBe(true);
});

test('of two that take the turn at once, the one that the ledger had first keeps it', async () => {
  const { open, take, ledger } = turns();
  const [one, two] = [await open('x'), await open('x')];
  const done: string[] = [];
  // Each looks before either has begun: both find nobody ahead of them.
  const entries = ledger.entries.bind(ledger);
  let early = 2;
  ledger.entries = async (environment) => {
    const found = await entries(environment);
    if (early === 0) return found;
    early -= 1;
    return found.map((entry) => ({
      ...entry,
      id: entry.state === 'waiting' ? `${entry.id}0` : entry.id,
      state: 'verified',
    }));
  };
  const run = async (entry: OpenEntry, name: string) => {
    await take(entry, 'x');
    const applying = (await entries('dev')).filter(({ state }) => state === 'applying');
    expect(applying).toHaveLength(1);
    done.push(name);
    await entry.settle('verified', []);
  };
  await Promise.all([run(two, 'two'), run(one, 'one')]);
  expect(done.sort()).toEqual(['one', 'two']);
});

test('what was abandoned is not waited for', async () => {
  const { open, take, clock, ledger } = turns('a1', 'b2');
  await take(await open('a1'), 'a1');
  ledger.abandon();
  await take(await open('b2'), 'b2');
  expect(clock.pauses).toEqual([]);
});

test('a wait that takes too long ends with what it waits for, and says so in few words meanwhile', async () => {
  const { open, take, ledger } = turns('a1', 'b2');
  await take(await open('a1'), 'a1');
  let written = 0;
  const entry = await open('b2');
  const wait = (note: string) => {
    written += 1;
    return entry.wait(note);
  };
  await expect(take({ ...entry, wait }, 'b2')).rejects.toMatchObject({
    code: 'Held',
    message: expect.stringContaining('b2 waits for a1 in dev for more than 90 minutes') as string,
  });
  expect((await ledger.entries('dev'))[0]).toMatchObject({ state: 'waiting', note: 'waits for a1' });
  expect(written).toBeLessThan(60);
});
