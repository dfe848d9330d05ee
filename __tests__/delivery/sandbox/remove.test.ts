import { path } from '../../../environments';
import { load } from '../../../environments/load';
import { preview } from '../../../environments/preview';
import { sandbox } from '../../../environments/sandbox';
import { emptyChangeSet } from '../../../delivery/model/change-set';
import { removalRefusals, requireTransient } from '../../../delivery/sandbox/removal-rules';
import { remove } from '../../../delivery/sandbox/remove';
import { stack } from '../../fakes/fake-world';
import { ScriptedTerraform, change } from '../../fakes/scripted-terraform';

const STACKS = [
  stack('sbx-ann-lake'),
  stack('sbx-ann-warehouse'),
  stack('sbx-ann-account', { dependencies: ['sbx-ann-warehouse'] }),
];
const ROLE = { address: 'snowflake_account_role.A', type: 'snowflake_account_role', values: {} };

const silent = () => undefined;

test('what depends on others is destroyed before them, from the very plan that was judged', async () => {
  const terraform = new ScriptedTerraform().has('sbx-ann-warehouse', ROLE).has('sbx-ann-account', ROLE, ROLE);
  const removed = await remove(STACKS, { terraform, concurrency: 1 }, silent);
  const inOrder = terraform.calls.filter((call) => call.startsWith('destroy'));
  expect(inOrder).toEqual(['destroy sbx-ann-account', 'destroy sbx-ann-warehouse']);
  expect(Object.fromEntries(removed.map(({ stack: { id }, deleted }) => [id, deleted]))).toEqual({
    'sbx-ann-account': 2,
    'sbx-ann-lake': 0,
    'sbx-ann-warehouse': 1,
  });
  expect(terraform.kept).toEqual([]);
});

test('one that cannot be destroyed keeps what it depends on, and no other', async () => {
  const terraform = new ScriptedTerraform().has('sbx-ann-account', ROLE).has('sbx-ann-lake', ROLE);
  terraform.has('sbx-ann-warehouse', ROLE).breaks('sbx-ann-account', new Error('in use'));
  await expect(remove(STACKS, { terraform, concurrency: 2 }, silent)).rejects.toThrow(/in use[^]*Gone: sbx-ann-lake\./);
  expect(terraform.calls).not.toContain('plan destroy sbx-ann-warehouse');
  terraform.mends('sbx-ann-account');
  await remove(STACKS, { terraform, concurrency: 2 }, silent);
  expect(await terraform.state(STACKS[1]!)).toEqual([]);
});

test('a plan that does more than to delete is not applied', () => {
  const set = emptyChangeSet('sbx-ann-lake', '1.11.4');
  expect(
    removalRefusals({ ...set, changes: [change('delete'), change('read', 'data.x.y', { mode: 'data' })] }),
  ).toEqual([]);
  for (const action of ['create', 'update', 'replace'] as const) {
    expect(removalRefusals({ ...set, changes: [change('delete'), change(action)] })).toHaveLength(1);
  }
  expect(removalRefusals({ ...set, errored: true })).toHaveLength(1);
});

test('only sandboxes and previews may be destroyed', () => {
  const environments = load(path, [sandbox('ann'), preview(7)]);
  const allowed = environments.filter((environment) => {
    try {
      requireTransient(environment);
      return true;
    } catch {
      return false;
    }
  });
  expect(allowed.map(({ name }) => name)).toEqual(['sbx-ann', 'pr-7']);
  const [dev] = environments;
  expect(() => {
    requireTransient({ ...dev!, profile: 'sandbox' });
  }).toThrow('identity of its own');
});
