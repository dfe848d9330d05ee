import { repairDrift } from '../../../delivery/flows/repair-drift';
import type { StackName } from '../../../delivery/flows/watch-drift';
import type { Action } from '../../../delivery/model/change-set';
import { stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';
import { driftingWorld, suspended } from './drifting-world';

const choose = (ids: readonly string[]) => (stacks: readonly StackName[]) =>
  stacks.filter(({ id }) => ids.includes(id));

/** A world whose `dev-warehouse` has drifted, and an issue shows how. */
async function drifted(drift = suspended(3600)) {
  const fake = driftingWorld();
  const { world, terraform } = fake;
  const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
  world.synthesizer.synthesize = async (checkout) => {
    const assembly = await synthesize(checkout);
    const emptyPlan = { verifications: [{ kind: 'empty-plan' as const }] };
    const plain = assembly.environments.map((one) => ({ ...one, promotion: { ...one.promotion, ...emptyPlan } }));
    return { ...assembly, environments: plain };
  };
  await fake.settled('a1');
  terraform.will('dev-warehouse', drift);
  await fake.watch(world.clock.now());
  terraform.calls.length = 0;
  const repair = (...ids: string[]) => repairDrift({ environments: ['dev'], choose: choose(ids) }, world);
  return { ...fake, repair };
}

/** The twelve digits that people approve. */
function digits(body: string): string {
  return /"digest":"([0-9a-f]{12})/.exec(body)?.[1] ?? '';
}

test('what was verified last is applied again, recorded as a repair, and the issue is closed', async () => {
  const { terraform, ledger, issues, repair } = await drifted();
  const [done] = await repair('dev-warehouse', 'dev-lake');
  expect(done).toMatchObject({ environment: 'dev', applied: ['dev-warehouse'], isVerified: true });
  expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual(['apply dev-warehouse']);
  expect((await ledger.entries('dev'))[0]).toMatchObject({
    purpose: 'repair',
    state: 'verified',
    release: { commit: 'a1' },
  });
  expect(issues.issue(1)).toMatchObject({ closed: 'completed' });
});

test('what is as it should be is left alone, and nothing is recorded', async () => {
  const { terraform, ledger, repair } = await drifted();
  expect(await repair('dev-lake')).toMatchObject([{ applied: [], isVerified: true }]);
  expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([]);
  expect(await ledger.entries('dev')).toHaveLength(1);
});

describe('nothing is applied or recorded', () => {
  async function refused(fake: Awaited<ReturnType<typeof drifted>>, sentence: string) {
    const { terraform, ledger, issues } = fake;
    const before = await ledger.entries('dev');
    await expect(fake.repair('dev-warehouse')).rejects.toMatchObject({
      code: 'Refused',
      message: expect.stringContaining(sentence) as string,
    });
    expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([]);
    expect(await ledger.entries('dev')).toEqual(before);
    expect(issues.issue(1).closed).toBeNull();
  }

  test('where the drift is another one than the issue shows', async () => {
    const fake = await drifted();
    fake.terraform.will('dev-warehouse', suspended(7200), change('delete', 'snowflake_schema.RAW'));
    await refused(fake, 'the drift of dev-warehouse is another one than issue #1 shows');
    await refused(fake, 'update snowflake_warehouse.BI, delete snowflake_schema.RAW');
  });

  test('where the issue was edited to show it', async () => {
    const fake = await drifted();
    const { world, terraform, issues, watch } = fake;
    const harmless = issues.issue(1).body;
    terraform.will('dev-warehouse', suspended(7200));
    await watch(world.clock.now());
    const digest = digits(issues.issue(1).body);
    issues.edited(1, harmless.replace(digits(harmless), digest));
    await refused(fake, 'somebody edited the text of issue #1');
  });

  test('where no issue shows anything', async () => {
    const fake = await drifted();
    fake.issues.edited(1, 'All is well.');
    await refused(fake, 'no open issue shows its drift');
  });

  test('while something is applied there', async () => {
    const fake = await drifted();
    await fake.record('a1');
    await refused(fake, 'is being applied there');
  });

  test('where the state of the stack is no longer that of the release', async () => {
    const other = { ...stack('dev-warehouse'), digest: 'f'.repeat(64) };
    const fake = { ...(await drifted()) };
    const entry = await fake.record('a1', { digests: { 'dev-warehouse': other.digest } });
    await entry.settle('failed', []);
    await refused(fake, 'a later release that came to no good end had another version of it');
  });

  test.each<[string, Action, string]>([
    ['a delete of data that the environment does not allow', 'delete', '(stateful delete)'],
    ['a replace of data that the environment does not allow', 'replace', '(stateful delete)'],
  ])('for %s', async (_what, action, rule) => {
    const values = { name: 'RAW' };
    const parts = { before: values, after: action === 'delete' ? null : values };
    await refused(await drifted(change(action, 'snowflake_database.RAW', parts)), rule);
  });
});

describe('approvals by risk', () => {
  const grant = change('create', 'snowflake_grant_privileges_to_account_role.read', {
    after: { account_role_name: 'ANALYST', privileges: ['SELECT'] },
  });

  async function asking() {
    const fake = await drifted(grant);
    const { world } = fake;
    const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
    world.synthesizer.synthesize = async (checkout) => {
      const assembly = await synthesize(checkout);
      const environments = assembly.environments.map((one) => ({
        ...one,
        review: { ...one.review, approvals: { ...one.review.approvals, 'access-widened': 2 } },
      }));
      return { ...assembly, environments };
    };
    return { ...fake, digest: digits(fake.issues.issue(1).body) };
  }

  test('are given on the issue, of just what it shows', async () => {
    const { issues, repair, digest } = await asking();
    await expect(repair('dev-warehouse')).rejects.toThrow('dev asks for 2 approvals of this, and nobody gave one');
    issues.says(1, { login: 'ann', body: `/approve ${digest}` });
    issues.says(1, { login: 'ann', body: `/approve ${digest}` });
    issues.says(1, { login: 'eve', body: `/approve ${digest}`, author_association: 'NONE' });
    await expect(repair('dev-warehouse')).rejects.toThrow('only ann gave one');
    issues.says(1, { login: 'bob', body: `/approve ${digest}` });
    expect(await repair('dev-warehouse')).toMatchObject([{ applied: ['dev-warehouse'] }]);
  });

  test('end with what they were given for', async () => {
    const { world, terraform, issues, watch, repair, digest } = await asking();
    for (const login of ['ann', 'bob']) issues.says(1, { login, body: `/approve ${digest}` });
    terraform.will('dev-warehouse', grant, suspended(3600));
    await watch(world.clock.now());
    await expect(repair('dev-warehouse')).rejects.toThrow('nobody gave one');
  });
});

test('an apply that fails is on the ledger, and the issue stays', async () => {
  const { terraform, ledger, issues, repair } = await drifted();
  terraform.breaks('dev-warehouse', new Error('AccessDenied'));
  await expect(repair('dev-warehouse')).rejects.toThrow('AccessDenied');
  expect((await ledger.entries('dev'))[0]).toMatchObject({ purpose: 'repair', state: 'failed' });
  expect(issues.issue(1).closed).toBeNull();
});

test('what was applied while the repair waited for its turn stops it', async () => {
  const { world, terraform, ledger, settled, repair } = await drifted();
  const open = ledger.open.bind(ledger);
  world.ledger.open = async (draft) => {
    if (draft.purpose === 'repair') {
      world.ledger.open = open;
      await settled('a1');
    }
    return open(draft);
  };
  await expect(repair('dev-warehouse')).rejects.toThrow('something else was applied there meanwhile');
  expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([]);
  expect((await ledger.entries('dev'))[0]).toMatchObject({ purpose: 'repair', state: 'refused' });
});
