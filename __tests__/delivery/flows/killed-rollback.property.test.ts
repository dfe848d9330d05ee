import { settleOrRollBack } from '../../../delivery/flows/deliver-or-roll-back';
import { open } from '../../../delivery/pipeline';
import type { World } from '../../../delivery/ports/world';
import { crashingWorld, type Moment } from '../../fakes/crashing-world';
import { synth } from '../../../delivery/synth/synth';
import { job } from './jobs';
import { brokenRelease, byHand, carry, rolledBack } from './broken-release';

type Broken = Awaited<ReturnType<typeof brokenRelease>>;

/** Something that is asked for, once and again until it is done, in a world that may die meanwhile. */
interface Asked {
  readonly begin: () => Promise<Broken>;
  readonly ask: (world: World, fake: Broken) => Promise<unknown>;
  /** The pull request that is told the end, and what it says. */
  readonly told: readonly [pullRequest: number, text: string];
}

/** Prod takes the release, finds fault with it, and goes back. */
const BY_ITSELF: Asked = {
  begin: () => brokenRelease(),
  ask: (world) => carry('v1.1.0', 'prod', world),
  told: [1, '**Rolled back** in `prod`'],
};

/** A person asks for it, a colleague approves, the person asks again. */
const BY_HAND: Asked = {
  told: [2, '**Applied** to `prod`'],
  begin: async () => {
    const fake = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', fake.world);
    fake.terraform.calls.length = 0;
    // The pull request will be the second one; people see it as soon as it is there.
    fake.reviews.pull(2, 'head-of-rollback/prod-from-v1.1.0-to-v1.0.0');
    return fake;
  },
  ask: async (world, { reviews, pullRequests }) => {
    const first = await rolledBack(world);
    if (first.kind !== 'waiting') return first;
    expect((await pullRequests.listOpen()).filter(({ title }) => title.startsWith('Roll prod back'))).toHaveLength(1);
    reviews.says(2, 'octocat', 'approve');
    return rolledBack(world);
  },
};

/** The same release, carried by jobs: the last of them finds fault with it, and goes back. */
const AFTER_JOBS: Asked = {
  told: BY_ITSELF.told,
  begin: async () => {
    const fake = await brokenRelease();
    const { world } = fake;
    const promotion = await intoProd(world);
    const opened = await open(promotion, world);
    if (opened.kind !== 'entered') throw new Error(opened.kind);
    for (const id of opened.waves.flat()) await job(id, opened.entry, { promotion, world });
    fake.terraform.calls.length = 0;
    return fake;
  },
  ask: async (world, { ledger }) => {
    const entry = (await ledger.entries('prod')).find(({ release: { tag } }) => tag === 'v1.1.0')!;
    return settleOrRollBack(await intoProd(world), entry.id, world);
  },
};

async function intoProd(world: World) {
  const release = await world.source.resolve('v1.1.0');
  const assembly = await synth(release, world);
  return { release, assembly, environment: assembly.environments.find(({ name }) => name === 'prod')! };
}

async function callsOf({ begin, ask }: Asked): Promise<number> {
  const fake = await begin();
  const counted = crashingWorld(fake.world, { after: Infinity, moment: 'after' });
  await ask(counted, fake);
  return counted.calls();
}

async function requireBack({ ledger, terraform, pullRequests }: Broken, [pull, text]: Asked['told']): Promise<void> {
  const [newest, ...others] = await ledger.entries('prod');
  expect(newest).toMatchObject({ state: 'verified', release: { tag: 'v1.0.0' }, replaces: { tag: 'v1.1.0' } });
  expect(others.filter(({ state }) => state === 'verified')).toMatchObject([{ release: { tag: 'v1.0.0' } }]);
  expect(others.some(({ state }) => ['waiting', 'applying', 'abandoned'].includes(state))).toBe(false);
  expect(await pullRequests.commentOn(pull)).toContain(text);
  const stands = (id: string) => terraform.standing.get(id);
  expect([stands('prod-warehouse'), stands('dev-warehouse')]).toEqual([expect.any(String), expect.any(String)]);
}

function appliesIn({ terraform }: Broken): number {
  return terraform.calls.filter((call) => call === 'apply prod-warehouse').length;
}

const KINDS: readonly (readonly [string, Asked, number])[] = [
  ['by itself', BY_ITSELF, 2],
  ['after jobs', AFTER_JOBS, 1],
  ['by hand', BY_HAND, 1],
];

describe.each(KINDS)('a rollback %s', (_name, asked, applies) => {
  test.each<Moment>(['before', 'after'])(
    'that is killed %s any of its calls goes on when it is asked for again, and nothing is applied twice',
    async (moment) => {
      const calls = await callsOf(asked);
      expect(calls).toBeGreaterThan(25);
      for (let after = 0; after < calls; after += 1) {
        const fake = await asked.begin();
        const dying = crashingWorld(fake.world, { after, moment });
        // A plan that dies is a plan that failed: the answer says so.
        const answer = await asked.ask(dying, fake).catch((error: unknown) => String(error));
        expect(JSON.stringify(answer)).toContain('killed');
        fake.ledger.abandon();
        await asked.ask(fake.world, fake);
        await requireBack(fake, asked.told);
        expect(appliesIn(fake)).toBe(applies);
      }
    },
  );

  test('that is killed again and again comes to its end', async () => {
    const fake = await asked.begin();
    let deaths = 0;
    for (let after = 8; deaths < 100; after += 3) {
      try {
        const answer = await asked.ask(crashingWorld(fake.world, { after, moment: 'after' }), fake);
        if (!JSON.stringify(answer).includes('killed')) break;
      } catch (error) {
        expect(String(error)).toContain('killed');
      }
      deaths += 1;
      fake.ledger.abandon();
    }
    expect(deaths).toBeGreaterThan(5);
    await requireBack(fake, asked.told);
  });
});
