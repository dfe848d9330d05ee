import type { Environment } from '../../../environments/schema/environment';
import { change } from '../../fakes/scripted-terraform';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import { propose } from '../../../delivery/pipeline';
import { brokenRelease, byHand, carry, foreseen, rolledBack } from './broken-release';

const DROPPED = change('delete', 'snowflake_schema.FINANCE');

function allowing(address: string): (prod: Environment) => Environment {
  const entry = { address, reason: 'made by the release that is taken back', expires: '2999-12-31' };
  return (prod) => ({ ...prod, review: { ...prod.review, allowedDestruction: [entry] } });
}

describe('a release that passes dev and staging and does not hold in prod', () => {
  test('is rolled back by prod itself to what was verified there, and both are on the ledger', async () => {
    const { world, terraform, ledger } = await brokenRelease();
    const { outcome, rollback } = await carry('v1.1.0', 'prod', world);
    expect(outcome).toMatchObject({ kind: 'unverified' });
    expect(rollback).toMatchObject({ to: { tag: 'v1.0.0' }, done: { outcome: { kind: 'verified' } } });
    expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([
      'apply prod-warehouse',
      'apply prod-warehouse',
    ]);
    expect(await ledger.entries('prod')).toMatchObject([
      { state: 'verified', purpose: 'rollback', release: { tag: 'v1.0.0' }, replaces: { tag: 'v1.1.0' } },
      { state: 'failed', purpose: 'promotion', release: { tag: 'v1.1.0' } },
      { state: 'verified', purpose: 'promotion', release: { tag: 'v1.0.0' } },
    ]);
  });

  test('cannot be promoted there again, and what replaces it can', async () => {
    const { world, source, terraform, pullRequests, reviews } = await brokenRelease();
    await carry('v1.1.0', 'prod', world);
    terraform.calls.length = 0;
    const again = await carry('v1.1.0', 'prod', world);
    expect(again).toMatchObject({ outcome: { kind: 'held', refusals: [{ rule: 'taken back' }] }, rollback: null });
    expect(terraform.calls).toEqual([]);

    const pull = await pullRequests.open({ branch: 'mend', base: 'main', title: 'Mend', body: '' });
    expect(pull.number).toBe(2);
    reviews.pull(2, 'mended-1');
    pullRequests.becomes(2, { head: 'mended-1' });
    await propose(await pullRequests.get(2), world);
    for (const person of ['octocat', 'hubot']) reviews.says(2, person, 'approve');
    await source.tag('v1.1.1', 'mended-1', 'Release v1.1.1');
    await carry('v1.1.1', 'dev', world);
    await carry('v1.1.1', 'staging', world);
    expect(await carry('v1.1.1', 'prod', world)).toMatchObject({ outcome: { kind: 'verified' }, rollback: null });
  });

  test('says on its own pull request what became of it', async () => {
    const { world, pullRequests } = await brokenRelease();
    await carry('v1.1.0', 'prod', world);
    const told = await pullRequests.commentOn(1);
    expect(told).toContain('**Rolled back** in `prod`, which stands at `v1.0.0` again');
    expect(told).toContain('no rows');
  });

  test('stays where the environment does not say that it goes back by itself', async () => {
    const { world, ledger } = await brokenRelease({ rules: byHand });
    expect(await carry('v1.1.0', 'prod', world)).toMatchObject({ outcome: { kind: 'unverified' }, rollback: null });
    expect(await ledger.entries('prod')).toHaveLength(2);
  });

  test('stays where going back would destroy what holds data, and it is told; the entry opens the way', async () => {
    const { world, ledger, pullRequests } = await brokenRelease({ back: [DROPPED] });
    const { rollback } = await carry('v1.1.0', 'prod', world);
    expect(rollback?.done).toMatchObject({ kind: 'refused', refusals: [{ rule: 'stateful delete' }] });
    expect(await ledger.entries('prod')).toHaveLength(2);
    expect(await pullRequests.commentOn(1)).toMatch(/Not rolled back: [^]*npx sluice rollback prod/);

    const allowed = await brokenRelease({ back: [DROPPED], rules: allowing(DROPPED.address) });
    expect((await carry('v1.1.0', 'prod', allowed.world)).rollback).toMatchObject({
      done: { outcome: { kind: 'verified' } },
    });
  });

  test('starts no second rollback where the first is not verified either', async () => {
    const { world, ledger } = await brokenRelease();
    world.commands.run = () =>
      Promise.resolve({ exitCode: 1, output: 'the database is away', rows: '', isFlood: false });
    const { rollback } = await carry('v1.1.0', 'prod', world);
    expect(rollback).toMatchObject({ done: { outcome: { kind: 'unverified' } } });
    expect((await ledger.entries('prod')).map(({ state }) => state)).toEqual(['failed', 'failed', 'verified']);
    expect(await carry('v1.1.0', 'prod', world)).toMatchObject({ outcome: { kind: 'held' }, rollback: null });
  });

  test('is told as not verified although its rollback stops', async () => {
    const { world, terraform } = await brokenRelease();
    const apply = terraform.apply.bind(terraform);
    terraform.apply = (stack) => {
      if (terraform.calls.includes('apply prod-warehouse')) return Promise.reject(new Error('AccessDenied'));
      return apply(stack);
    };
    await expect(carry('v1.1.0', 'prod', world)).rejects.toMatchObject({
      code: 'TerraformFailed',
      message: expect.stringMatching(/v1.1.0 is applied to prod but not verified[^]*AccessDenied/) as string,
    });
  });
});

describe('a rollback by hand', () => {
  test('is shown before anything is written: where it leads, its risks, its approvals', async () => {
    const { world, terraform, ledger, pullRequests } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    terraform.calls.length = 0;
    const seen = await foreseen(world);
    expect(seen).toMatchObject({
      rollback: { release: { tag: 'v1.0.0' }, replaces: { tag: 'v1.1.0' } },
      approvals: 1,
      refusals: [],
    });
    expect(seen.proposal.environments).toMatchObject([{ name: 'prod', stacks: [{ stack: 'prod-warehouse' }] }]);
    expect(terraform.calls).toEqual(['plan prod-warehouse']);
    expect(await ledger.entries('prod')).toHaveLength(2);
    expect(await pullRequests.listOpen()).toHaveLength(1);
  });

  test('asks people on a pull request of its own, whose head has just the files of the release', async () => {
    const { world, source, terraform, ledger, pullRequests } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    terraform.calls.length = 0;
    expect(await rolledBack(world)).toMatchObject({ kind: 'waiting', pullRequest: 2, needed: 1, approvedBy: [] });
    const pull = await pullRequests.get(2);
    expect(pull.title).toBe('Roll prod back from v1.1.0 to v1.0.0');
    expect((await source.resolve(pull.head)).tree).toBe((await source.resolve('v1.0.0')).tree);
    expect(await pullRequests.commentOn(2)).toContain('## Plan: `prod` · 1 stack changes');
    expect(terraform.calls).toEqual(['plan prod-warehouse']);
    expect(await ledger.entries('prod')).toHaveLength(2);
  });

  test('goes back once they have approved, on the ledger and on its pull request', async () => {
    const { world, ledger, pullRequests, reviews } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    await rolledBack(world, 'v1.0.0');
    reviews.pull(2, (await pullRequests.get(2)).head);
    expect(await rolledBack(world, 'v1.0.0')).toMatchObject({ kind: 'waiting', pullRequest: 2 });
    reviews.says(2, 'octocat', 'approve');
    expect(await rolledBack(world, 'v1.0.0')).toMatchObject({ kind: 'delivered', outcome: { kind: 'verified' } });
    expect((await ledger.entries('prod'))[0]).toMatchObject({
      state: 'verified',
      purpose: 'rollback',
      release: { tag: 'v1.0.0', commit: 'main' },
      replaces: { tag: 'v1.1.0' },
    });
    expect(await pullRequests.commentOn(2)).toMatch(/\*\*Applied\*\* to `prod`/);
    expect(await pullRequests.commentOn(1)).toContain('**Rolled back** in `prod`');
  });

  test('is shown anew where the world has changed since people approved it', async () => {
    const { world, terraform, pullRequests, reviews } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    await rolledBack(world);
    reviews.pull(2, (await pullRequests.get(2)).head).says(2, 'octocat', 'approve');
    const more = change('update', 'snowflake_warehouse.LOADING');
    terraform.leads('prod-warehouse', terraformDigest(await foreseen(world)), change('update'), more);
    await world.clock.pause(1_000);
    expect(await rolledBack(world)).toMatchObject({ kind: 'waiting', approvedBy: [] });
    expect(await pullRequests.commentOn(2)).toContain('snowflake_warehouse.LOADING');
  });

  test('does not go on where somebody has closed its pull request', async () => {
    const { world, source, pullRequests, reviews } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    await rolledBack(world);
    reviews.pull(2, (await pullRequests.get(2)).head).says(2, 'octocat', 'approve');
    pullRequests.becomes(2, { isOpen: false });
    await expect(rolledBack(world)).rejects.toMatchObject({
      code: 'Held',
      message: expect.stringContaining('#2') as string,
    });
    source.main = { commit: 'merged', tree: (await source.resolve('v1.0.0')).tree };
    const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
    world.synthesizer.synthesize = (checkout, options) =>
      synthesize(checkout === 'merged' ? 'main' : checkout, options);
    expect(await rolledBack(world)).toMatchObject({ kind: 'delivered', outcome: { kind: 'verified' } });
  });

  test('tells what cannot be undone, and is refused before anything is written where that goes one way only', async () => {
    const older = { before: { engine_version: '16.3' }, after: { engine_version: '15.7' } };
    const downgrade = change('update', 'aws_db_instance.metadata', older);
    const { world, source, ledger } = await brokenRelease({ rules: byHand, back: [DROPPED, downgrade] });
    await carry('v1.1.0', 'prod', world);
    const { proposal, refusals } = await foreseen(world);
    expect(proposal.irreversible.map(({ kind }) => kind)).toEqual(['forward-only', 'data-dropped']);
    expect(refusals.map(({ rule }) => rule)).toEqual(['forward-only', 'stateful delete']);
    expect(refusals[0]?.sentence).toMatch(/16.3 to 15.7.*new release/);
    expect(await rolledBack(world)).toMatchObject({ kind: 'refused' });
    expect(await ledger.entries('prod')).toHaveLength(2);
    expect(source.trees.size).toBe(0);
  });

  test('tells of stacks that only the other release has, and leaves them', async () => {
    const { world, terraform } = await brokenRelease({ rules: byHand, added: 'prod-extra' });
    await carry('v1.1.0', 'prod', world);
    terraform.has('prod-extra', { address: 'aws_s3_bucket.extra', type: 'aws_s3_bucket', values: {} });
    const { proposal } = await foreseen(world);
    expect(proposal.orphans).toEqual([{ stack: 'prod-extra', objects: 1 }]);
  });

  test('goes the whole way or not at all: what cannot be planned stops it', async () => {
    const { world, source, terraform } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    terraform.plan = () => Promise.reject(new Error('AccessDenied'));
    const refusals = [{ rule: 'plan', sentence: 'prod-warehouse could not be planned: AccessDenied' }];
    expect(await rolledBack(world)).toEqual({ kind: 'refused', refusals });
    expect(source.trees.size).toBe(0);
  });

  test('is held to the rules that the default branch has now, and verified as the older release was', async () => {
    const { world, source, ledger } = await brokenRelease({ rules: byHand, back: [DROPPED] });
    await carry('v1.1.0', 'prod', world);
    expect(await rolledBack(world)).toMatchObject({ kind: 'refused', refusals: [{ rule: 'stateful delete' }] });
    const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
    source.main = { commit: 'allowed', tree: 'tree-of-allowed' };
    world.synthesizer.synthesize = async (checkout, options) => {
      const { stacks, environments } = await synthesize(checkout === 'allowed' ? 'merge-of-1' : checkout, options);
      if (checkout !== 'allowed') return { stacks, environments };
      const verifications = [{ kind: 'command', name: 'new', command: ['new'], timeoutSeconds: 1 } as const];
      const now = environments.map((one) => ({ ...one, promotion: { ...one.promotion, verifications } }));
      return { stacks, environments: now.map(allowing(DROPPED.address)) };
    };
    expect(await foreseen(world)).toMatchObject({ refusals: [], approvals: 2 });
    expect(await rolledBack(world)).toMatchObject({ kind: 'waiting', needed: 2 });
    expect((await foreseen(world)).rollback.environment.promotion.verifications).toHaveLength(2);
    expect(await ledger.entries('prod')).toHaveLength(2);
  });

  test('is refused while the environment is frozen', async () => {
    const freeze = { from: '2000-01-01T00:00:00Z', until: '2999-01-01T00:00:00Z', reason: 'the end of all years' };
    const { world } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    const { environments } = await world.synthesizer.synthesize('main');
    const frozen = environments.map((one) => ({ ...one, review: { ...one.review, freezes: [freeze] } }));
    const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
    world.synthesizer.synthesize = async (checkout, options) => {
      const assembly = await synthesize(checkout, options);
      return checkout === 'merge-of-1' ? { ...assembly, environments: frozen } : assembly;
    };
    expect(await rolledBack(world)).toMatchObject({ kind: 'refused', refusals: [{ rule: 'freeze' }] });
  });
});

test('a rollback that two people ask for at once is carried out once', async () => {
  const { world, terraform, ledger, pullRequests, reviews } = await brokenRelease({ rules: byHand });
  await carry('v1.1.0', 'prod', world);
  await rolledBack(world);
  reviews.pull(2, (await pullRequests.get(2)).head).says(2, 'octocat', 'approve');
  terraform.calls.length = 0;
  const both = await Promise.all([rolledBack(world), rolledBack(world)]);
  const kinds = both.map((done) => (done.kind === 'delivered' ? done.outcome.kind : done.kind));
  expect(kinds.sort()).toEqual(['standing', 'verified']);
  expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual(['apply prod-warehouse']);
  const states = (await ledger.entries('prod'))
    .filter(({ purpose }) => purpose === 'rollback')
    .map(({ state }) => state);
  expect(states.sort()).toEqual(['superseded', 'verified']);
});

test('asked for again, a rollback that is done is done: it goes no further back', async () => {
  const { world, source, terraform, ledger } = await brokenRelease();
  await carry('v1.1.0', 'prod', world);
  terraform.calls.length = 0;
  for (const to of [undefined, 'v1.0.0']) {
    expect(await rolledBack(world, to)).toMatchObject({ kind: 'delivered', outcome: { kind: 'standing' } });
  }
  expect(terraform.calls).toEqual([]);
  expect(await ledger.entries('prod')).toHaveLength(3);
  expect(source.trees.size).toBe(0);
});

describe('the release that an environment goes back to', () => {
  test('has to be known, verified there, not what stands, and not taken back itself', async () => {
    const { world, source } = await brokenRelease({ rules: byHand });
    source.resolve = refusingUnknown(source.resolve.bind(source));
    const misspelt = foreseen(world, 'v1.00');
    await expect(misspelt).rejects.toMatchObject({ code: 'Usage' });
    await expect(misspelt).rejects.toThrow('no release is called "v1.00". Did you mean "v1.0.0"? There are v1.0.0');
    await expect(foreseen(world, 'v1.0.0')).rejects.toThrow('v1.0.0 is what stands in prod');
    await expect(foreseen(world)).rejects.toThrow('nothing else was verified in prod to go back to from v1.0.0');
    await expect(foreseen(world, 'v1.1.0')).rejects.toThrow('v1.1.0 was never verified in prod');
    await carry('v1.1.0', 'prod', world);
    await expect(foreseen(world, 'v1.1.0')).rejects.toThrow('v1.1.0 is what stands in prod; name one of v1.0.0');
  });

  test('may lie behind many others', async () => {
    const { world, ledger } = await brokenRelease({ rules: byHand });
    const { release, digests, assembly } = (await ledger.entries('prod'))[0]!;
    for (let i = 0; i < 40; i += 1) {
      const other = { commit: `other-${i}`, tree: `tree-of-other-${i}` };
      const draft = {
        environment: 'prod',
        release: other,
        digests,
        assembly,
        purpose: 'promotion',
        replaces: null,
      } as const;
      await (await ledger.open(draft)).settle(i === 0 ? 'verified' : 'failed', []);
    }
    expect((await foreseen(world, 'v1.0.0')).rollback).toMatchObject({ release, replaces: { commit: 'other-39' } });
    expect((await foreseen(world)).rollback.release.commit).toBe('other-0');
  });

  test('has to be what its tag still means', async () => {
    const { world, source } = await brokenRelease({ rules: byHand });
    await carry('v1.1.0', 'prod', world);
    const forged = { object: 'tag-of-somebody', commit: 'merge-of-1', annotated: true };
    source.published.set('v1.0.0', forged);
    source.local.set('v1.0.0', forged);
    await expect(foreseen(world, 'v1.0.0')).rejects.toThrow(/v1.0.0 is on merge-of-1 .*it was moved/);
  });
});

function refusingUnknown<T>(resolve: (revision: string) => Promise<T>): (revision: string) => Promise<T> {
  return (revision) =>
    revision === 'v1.00'
      ? Promise.reject(new DeliveryError('Usage', 'no branch, tag or commit "v1.00"'))
      : resolve(revision);
}

function terraformDigest({ planned }: Awaited<ReturnType<typeof foreseen>>): string {
  return planned[0]!.stack.digest;
}
