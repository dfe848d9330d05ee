import { bringUp } from '../../../delivery/flows/bring-up';
import { outlived, reap } from '../../../delivery/flows/reap';
import { standing } from '../../../delivery/flows/standing';
import { takeDown } from '../../../delivery/flows/take-down';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import type { Guest } from '../../../delivery/sandbox/guest';
import { release, stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';
import { DAY_MS, guestWorld } from './guest-world';

const ANN: Guest = { kind: 'sandbox', user: 'ann' };
const WAREHOUSE = { warehouse_size: 'X6LARGE', warehouse_type: 'STANDARD', generation: '1', max_cluster_count: 1 };
const ROLE = { address: 'snowflake_account_role.A', type: 'snowflake_account_role', values: {} };

type Fake = ReturnType<typeof guestWorld>;

/** Up from the files of HEAD; what it makes is in its states. */
async function up({ world, terraform }: Fake, guest = ANN, commit = 'HEAD') {
  const name = guest.kind === 'sandbox' ? `sbx-${guest.user}` : `pr-${guest.pullRequest}`;
  for (const part of ['lake', 'warehouse', 'account']) terraform.has(`${name}-${part}`, ROLE);
  return bringUp({ guest, release: release(commit), folder: '/work', reviewed: null }, world);
}

function down({ world }: Fake, guest = ANN) {
  return takeDown({ guest, folder: '/work', because: 'asked for' }, world);
}

function applied({ terraform }: Fake): string[] {
  return terraform.calls.filter((call) => /^(apply|destroy)/.test(call));
}

test('up applies every stack in order, verifies it, and is on the ledger until its time is over', async () => {
  const fake = guestWorld();
  for (const part of ['lake', 'warehouse', 'account']) fake.terraform.will(`sbx-ann-${part}`, change('create'));
  const { until, evidence } = await up(fake);
  expect(applied(fake)).toEqual(['apply sbx-ann-lake', 'apply sbx-ann-warehouse', 'apply sbx-ann-account']);
  expect(evidence.every(({ holds }) => holds)).toBe(true);
  expect(until).toEqual(new Date(fake.clock.now().getTime() + 30 * DAY_MS));
  expect(await fake.ledger.entries('sbx-ann')).toMatchObject([
    { state: 'verified', purpose: 'promotion', isTransient: true, release: release('HEAD') },
  ]);
});

test('again prolongs it', async () => {
  const fake = guestWorld();
  const { until } = await up(fake);
  fake.wait(10);
  expect(Number((await up(fake)).until) - Number(until)).toBe(10 * DAY_MS);
});

test('above the cost cap nothing is applied, and the ledger knows nothing of it', async () => {
  const fake = guestWorld({ '/work': { bend: (one) => ({ ...one, cost: { ...one.cost, ceilingUsdPerMonth: 0 } }) } });
  const after = { ...WAREHOUSE, name: 'SBX_ANN_BI' };
  fake.terraform.will('sbx-ann-warehouse', change('create', 'snowflake_warehouse.BI', { after }));
  await expect(up(fake)).rejects.toThrow(/nothing was applied[^]*cost ceiling/);
  expect(applied(fake)).toEqual([]);
  expect(await fake.ledger.entries('sbx-ann')).toEqual([]);
});

test('in a freeze nothing is applied', async () => {
  const freezes = [{ from: '2020-01-01T00:00:00Z', until: '9999-01-01T00:00:00Z', reason: 'the year ends' }];
  const fake = guestWorld({ '/work': { bend: (one) => ({ ...one, review: { ...one.review, freezes } }) } });
  await expect(up(fake)).rejects.toThrow('frozen until 9999');
  expect(applied(fake)).toEqual([]);
});

test('a tree that makes something lasting of a sandbox brings nothing up and takes nothing down', async () => {
  const fake = guestWorld({ '/work': { bend: (one) => ({ ...one, profile: 'production' }) } });
  await expect(up(fake)).rejects.toMatchObject({ code: 'Refused' });
  await expect(down(fake)).rejects.toMatchObject({ code: 'Refused' });
  expect(fake.terraform.calls).toEqual([]);
});

test('an apply that fails is on the ledger, and may be taken down', async () => {
  const fake = guestWorld();
  fake.terraform.will('sbx-ann-lake', change('create')).breaks('sbx-ann-lake', new Error('no quota'));
  await expect(up(fake)).rejects.toThrow('no quota');
  expect(await standing(fake.world)).toMatchObject([{ environment: 'sbx-ann', state: 'broken' }]);
  fake.terraform.mends('sbx-ann-lake');
  await down(fake);
  expect(await standing(fake.world)).toEqual([]);
});

test('a check that does not hold is on the ledger with what was seen', async () => {
  const fake = guestWorld();
  const plan = fake.terraform.plan.bind(fake.terraform);
  fake.terraform.will('sbx-ann-lake', change('create'));
  fake.terraform.plan = (one) => {
    if (one.id === 'sbx-ann-lake') fake.terraform.will(one.id, change('update'));
    return plan(one);
  };
  await expect(up(fake)).rejects.toMatchObject({ code: 'VerificationFailed' });
  const [entry] = await fake.ledger.entries('sbx-ann');
  expect(entry).toMatchObject({ state: 'failed' });
  expect((await fake.ledger.evidence(entry!)).filter(({ holds }) => !holds)).toHaveLength(1);
});

describe('down', () => {
  test('destroys in reverse order, sees that every state is empty, and settles it', async () => {
    const fake = guestWorld();
    await up(fake);
    await down(fake);
    expect(applied(fake).indexOf('destroy sbx-ann-account')).toBeLessThan(
      applied(fake).indexOf('destroy sbx-ann-warehouse'),
    );
    expect((await fake.ledger.entries('sbx-ann'))[0]).toMatchObject({ state: 'removed', purpose: 'removal' });
    expect(await standing(fake.world)).toEqual([]);
  });

  test('is done again where it failed, and where nothing is there', async () => {
    const fake = guestWorld();
    await up(fake);
    fake.terraform.breaks('sbx-ann-warehouse', new Error('in use'));
    await expect(down(fake)).rejects.toThrow('in use');
    expect(await standing(fake.world)).toMatchObject([{ state: 'removing' }]);
    fake.terraform.mends('sbx-ann-warehouse');
    expect((await down(fake))?.removed.filter(({ deleted }) => deleted > 0)).toHaveLength(1);
    expect((await down(fake))?.removed.every(({ deleted }) => deleted === 0)).toBe(true);
  });

  test('takes the recorded code, and the files at hand where that is not what was applied', async () => {
    const fake = guestWorld();
    await up(fake, ANN, 'recorded');
    expect((await down(fake))?.remarks).toEqual([]);
    expect(fake.synthesized).toContain('recorded');
    const dirty = { guest: ANN, release: { commit: 'recorded', tree: 'never committed' }, folder: '/work' };
    await bringUp({ ...dirty, reviewed: null }, fake.world);
    expect((await down(fake))?.remarks).toEqual([expect.stringContaining('the files at hand stand in for it')]);
    expect(fake.synthesized.at(-1)).toBe('/work');
  });

  test('takes the files at hand where the recorded code does not synthesize any more', async () => {
    const fake = guestWorld({ recorded: { broken: new DeliveryError('SynthFailed', 'package gone') } });
    await up(fake, ANN, 'recorded');
    expect((await down(fake))?.remarks).toEqual([expect.stringContaining('package gone')]);
    expect(await standing(fake.world)).toEqual([]);
  });

  test('finds a stack that only an earlier release had', async () => {
    const extra = stack('sbx-ann-extra', { environment: 'sbx-ann' });
    const fake = guestWorld({ '/first': { stacks: [extra] }, first: { stacks: [extra] } });
    fake.terraform.has('sbx-ann-extra', ROLE);
    await bringUp({ guest: ANN, release: release('first'), folder: '/first', reviewed: null }, fake.world);
    await up(fake, ANN, 'second');
    await down(fake);
    expect(applied(fake)).toContain('destroy sbx-ann-extra');
  });

  test('says so where no code at hand has a stack that once was applied', async () => {
    const extra = stack('sbx-ann-extra', { environment: 'sbx-ann' });
    const fake = guestWorld({ '/first': { stacks: [extra] } });
    await bringUp({ guest: ANN, release: release('first'), folder: '/first', reviewed: null }, fake.world);
    await expect(down(fake)).rejects.toThrow('sbx-ann-extra: empty state: no code at hand has this stack');
    expect(await standing(fake.world)).toMatchObject([{ state: 'removing' }]);
  });

  test('an object that stays is told, and nothing is settled as gone', async () => {
    const fake = guestWorld();
    await up(fake);
    fake.terraform.planDestroy = (one) => fake.terraform.plan(one);
    await expect(down(fake)).rejects.toThrow('1 objects are left');
    expect(await standing(fake.world)).toMatchObject([{ state: 'removing' }]);
  });
});

describe('a reaper', () => {
  const BOB: Guest = { kind: 'sandbox', user: 'bob' };

  test('takes down what has outlived its time, and only that', async () => {
    const fake = guestWorld();
    await up(fake, ANN);
    fake.wait(20);
    await up(fake, BOB);
    const now = fake.wait(11);
    expect((await outlived(fake.world, now)).map(({ environment }) => environment)).toEqual(['sbx-ann']);
    expect(await reap('/work', fake.world)).toEqual([{ environment: 'sbx-ann', kind: 'done', result: 'removed' }]);
    expect((await standing(fake.world)).map(({ environment }) => environment)).toEqual(['sbx-bob']);
    expect((await fake.ledger.entries('sbx-ann'))[0]?.note).toBe('outlived its 30 days');
    expect(await reap('/work', fake.world)).toEqual([]);
  });

  test('goes on after one that it cannot take down', async () => {
    const fake = guestWorld();
    await up(fake, ANN);
    await up(fake, BOB);
    fake.terraform.breaks('sbx-ann-lake', new Error('in use'));
    fake.wait(31);
    const told = await reap('/work', fake.world);
    expect(told).toMatchObject([
      { environment: 'sbx-ann', kind: 'failed' },
      { environment: 'sbx-bob', kind: 'done' },
    ]);
  });

  test('leaves alone what somebody brings up while it works', async () => {
    const fake = guestWorld();
    await up(fake, ANN);
    await up(fake, BOB);
    fake.wait(31);
    const entries = fake.ledger.entries.bind(fake.ledger);
    let asked = 0;
    fake.ledger.entries = async (environment) => {
      // The list is read once for all; then ann brings hers up.
      if (environment === 'sbx-ann' && (asked += 1) === 2) await up(fake, ANN);
      return entries(environment);
    };
    const told = await reap('/work', fake.world);
    expect(told).toMatchObject([{ environment: 'sbx-ann', result: 'prolonged' }, { environment: 'sbx-bob' }]);
    expect(applied(fake).filter((call) => call.startsWith('destroy sbx-ann'))).toEqual([]);
  });
});
