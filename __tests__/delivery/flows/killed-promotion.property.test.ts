import { promoteAlong } from '../../../delivery/flows/promote-along';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import type { World } from '../../../delivery/ports/world';
import { propose } from '../../../delivery/pipeline';
import { synth } from '../../../delivery/synth/synth';
import { crashingWorld, type Moment } from '../../fakes/crashing-world';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { intercepted, type Interceptor } from '../../fakes/intercepted';
import { change } from '../../fakes/scripted-terraform';

const STACKS = ['dev-lake', 'dev-warehouse', 'staging-lake', 'staging-warehouse'];
const changed = STACKS.map((id) => stack(id, { digest: digest(`${id} 2`) }));

/** A change that was proposed, approved and merged, and that dev and staging are about to take. */
async function merged() {
  const fake = fakeWorld({ main: STACKS.map((id) => stack(id)), 'head-of-bi': changed, 'merge-of-1': changed });
  const { world, terraform, pullRequests, reviews, source } = fake;
  source.line.push('main', 'head-of-bi', 'merge-of-1');
  await carry('main', world);
  for (const id of STACKS) terraform.will(id, change('update'));
  const pull = await pullRequests.open({ branch: 'bi', base: 'main', title: 'Larger BI', body: '' });
  reviews.pull(1, pull.head);
  await propose(pull, world);
  for (const person of ['octocat', 'hubot']) reviews.says(1, person, 'approve');
  reviews.merged(1, await pullRequests.merge(1, pull.head));
  terraform.calls.length = 0;
  return fake;
}

/** Carries a commit through dev and staging, which ask for an empty plan alone. */
async function carry(commit: string, world: World) {
  const assembly = await synth(release(commit), world);
  const environments = assembly.environments.slice(0, 2).map((environment) => ({
    ...environment,
    promotion: { ...environment.promotion, verifications: [{ kind: 'empty-plan' } as const] },
  }));
  return promoteAlong({ release: release(commit), assembly: { ...assembly, environments } }, world);
}

/** How many calls of ports a whole promotion makes. */
async function callsOfAll(): Promise<number> {
  const { world } = await merged();
  const counted = crashingWorld(world, { after: Infinity, moment: 'after' });
  await carry('merge-of-1', counted);
  return counted.calls();
}

async function requireDone({ terraform, ledger, pullRequests }: Awaited<ReturnType<typeof merged>>): Promise<void> {
  const applies = terraform.calls.filter((call) => call.startsWith('apply')).sort();
  expect(applies).toEqual(STACKS.map((id) => `apply ${id}`).sort());
  for (const environment of ['dev', 'staging']) {
    const entries = (await ledger.entries(environment)).filter(({ release: { commit } }) => commit === 'merge-of-1');
    expect(entries.filter(({ state }) => state === 'verified')).toHaveLength(1);
    expect(entries.every(({ state }) => !['waiting', 'applying', 'abandoned'].includes(state))).toBe(true);
  }
  const order = (await Promise.all(['dev', 'staging'].map((one) => ledger.entries(one)))).map(([newest]) => newest!.at);
  expect(order[0]! <= order[1]!).toBe(true);
  expect(await pullRequests.commentOn(1)).toMatch(/\*\*Applied\*\* to `dev`[^]*`staging`/);
}

describe.each<Moment>(['before', 'after'])('a promotion that is killed %s any of its calls', (moment) => {
  test('goes on when it is asked for again: no environment is skipped, nothing is applied twice', async () => {
    const calls = await callsOfAll();
    expect(calls).toBeGreaterThan(40);
    for (let after = 0; after < calls; after += 1) {
      const fake = await merged();
      await expect(carry('merge-of-1', crashingWorld(fake.world, { after, moment }))).rejects.toThrow('killed');
      fake.ledger.abandon();
      await carry('merge-of-1', fake.world);
      await requireDone(fake);
    }
  });
});

test('a promotion that is killed again and again comes to its end', async () => {
  const fake = await merged();
  let deaths = 0;
  for (let after = 10; ; after += 3) {
    try {
      await carry('merge-of-1', crashingWorld(fake.world, { after, moment: 'after' }));
      break;
    } catch (error) {
      expect(String(error)).toContain('killed');
      deaths += 1;
      fake.ledger.abandon();
    }
  }
  expect(deaths).toBeGreaterThan(5);
  await requireDone(fake);
});

describe('a GitHub that fails', () => {
  test.each(['502', '403: rate limit', 'cannot be reached'])(
    'with %s at any call stops the promotion with that, and it goes on when it is asked for again',
    async (why) => {
      const calls = await callsOfAll();
      for (let at = 0; at < calls; at += 1) {
        const fake = await merged();
        const failing = failingOnce(fake.world, at, new DeliveryError('GitHubFailed', why));
        const first = await carry('merge-of-1', failing).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        if (first !== null) expect(first).toContain(why);
        fake.ledger.abandon();
        await carry('merge-of-1', fake.world);
        await requireDone(fake);
      }
    },
  );
});

/** A world whose GitHub does not answer one call well; every other call is as it should be. */
function failingOnce(world: World, at: number, failure: DeliveryError): World {
  let calls = 0;
  const interceptor: Interceptor = async (_name, call) => {
    if (calls++ === at) throw failure;
    return call();
  };
  const { ledger, pullRequests, reviews } = world;
  return {
    ...world,
    ledger: intercepted(ledger, interceptor),
    pullRequests: intercepted(pullRequests, interceptor),
    reviews: intercepted(reviews, interceptor),
  };
}
