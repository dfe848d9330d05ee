import type { Environment } from '../../environments/schema/environment';
import { DeliveryError } from '../../delivery/model/delivery-error';
import { deliver, propose } from '../../delivery/pipeline';
import { fakeWorld, release, stack } from '../fakes/fake-world';
import { change } from '../fakes/scripted-terraform';

/** An environment that only asks for an empty plan. */
function plain(environment: Environment): Environment {
  return { ...environment, promotion: { ...environment.promotion, verifications: [{ kind: 'empty-plan' }] } };
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
  expect(outcome).toEqual({ kind: 'held', refusals: ['a1 has not been verified in dev'] });
  expect(terraform.calls).toEqual([]);
  expect(await ledger.entries('staging')).toEqual([]);
});

test('a release whose tree was verified under another commit may go on', async () => {
  const { world, ledger, environments } = fakeWorld({ squashed: [stack('staging-lake')] });
  const entry = await ledger.open({
    environment: 'dev',
    release: { commit: 'branch', tree: 'tree-of-squashed' },
    digests: {},
  });
  await entry.settle('verified', []);
  const outcome = await deliver({ release: release('squashed'), environment: plain(environments[1]!) }, world);
  expect(outcome.kind).toBe('verified');
});

test('only stacks that differ from what was verified there are applied again, with what depends on them', async () => {
  const network = stack('dev-network');
  const airflow = stack('dev-airflow', { dependencies: ['dev-network'] });
  const { world, environments } = fakeWorld({
    a1: [network, airflow, stack('dev-lake')],
    b2: [{ ...network, digest: 'dev-network@2' }, airflow, stack('dev-lake')],
  });
  const environment = plain(environments[0]!);
  await deliver({ release: release('a1'), environment }, world);
  const outcome = await deliver({ release: release('b2'), environment }, world);
  expect(outcome).toMatchObject({ applied: ['dev-network', 'dev-airflow'] });
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
  ledger.open = () => Promise.resolve({ settle });
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

test('a proposal plans only the stacks it affects, in every environment, and comments', async () => {
  const lake = stack('dev-lake');
  const { world, terraform, pullRequests } = fakeWorld({
    main: [lake, stack('dev-warehouse'), stack('prod-warehouse')],
    'head-of-bi': [lake, stack('dev-warehouse', { digest: '2' }), stack('prod-warehouse', { digest: '2' })],
  });
  terraform.will('dev-warehouse', change('update')).will('prod-warehouse', change('replace'));
  const pull = await pullRequests.open({ branch: 'bi', base: 'main', title: 'Larger BI', body: '' });
  await propose(pull, world);
  expect(terraform.calls.sort()).toEqual(['plan dev-warehouse', 'plan prod-warehouse']);
  expect(pullRequests.commentOn(1)).toContain('| prod-warehouse |  |  | 1 |  |');
});
