import type { AssembledStack } from '../../../delivery/model/assembly';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import { orphans } from '../../../delivery/plan/orphans';
import { plan } from '../../../delivery/plan/plan';
import { stack } from '../../fakes/fake-world';
import { ScriptedTerraform, change } from '../../fakes/scripted-terraform';

const NETWORK = stack('dev-network');
const LAKE = stack('dev-lake');
const AIRFLOW = stack('dev-airflow', { dependencies: ['dev-network', 'dev-lake'] });
const OBJECT = { address: 'aws_vpc.vpc', type: 'aws_vpc', values: {} };

function assembly(...stacks: AssembledStack[]) {
  return { environments: [], stacks };
}

function worldOf(terraform: ScriptedTerraform) {
  return { terraform, concurrency: 2 };
}

test('a stack is planned when all that it depends on has been applied, whether that is planned too or not', async () => {
  const terraform = new ScriptedTerraform().has('dev-network', OBJECT).has('dev-lake', OBJECT);
  terraform.will('dev-airflow', change('create'));
  const planned = await plan([LAKE, AIRFLOW], { assembly: assembly(NETWORK, LAKE, AIRFLOW) }, worldOf(terraform));
  expect(planned).toMatchObject([
    { stack: { id: 'dev-lake' }, kind: 'planned' },
    { stack: { id: 'dev-airflow' }, kind: 'planned', plan: { changeSet: { changes: [{ action: 'create' }] } } },
  ]);
  expect(terraform.kept).toEqual([]);
});

test('a stack whose upstream was never applied is blocked by all of it, and Terraform is not asked to plan it', async () => {
  const terraform = new ScriptedTerraform();
  const planned = await plan([AIRFLOW], { assembly: assembly(NETWORK, LAKE, AIRFLOW) }, worldOf(terraform));
  expect(planned).toMatchObject([{ kind: 'blocked', waitsFor: ['dev-network', 'dev-lake'] }]);
  expect(terraform.calls).toEqual([]);
});

test('a stack that Terraform must not see is not planned, and the reasons are kept', async () => {
  const terraform = new ScriptedTerraform();
  const refusals = [{ rule: 'policy', sentence: 'it runs a program' }];
  const subject = { assembly: assembly(LAKE), refused: new Map([['dev-lake', refusals]]) };
  expect(await plan([LAKE], subject, worldOf(terraform))).toMatchObject([{ kind: 'refused', refusals }]);
  expect(terraform.calls).toEqual([]);
});

test('a plan that fails is told beside those that do not', async () => {
  const terraform = new ScriptedTerraform();
  const fails = terraform.plan.bind(terraform);
  terraform.plan = (one) => (one.id === 'dev-lake' ? Promise.reject(new Error('AccessDenied')) : fails(one));
  const planned = await plan([NETWORK, LAKE], { assembly: assembly(NETWORK, LAKE) }, worldOf(terraform));
  expect(planned).toMatchObject([{ kind: 'planned' }, { kind: 'failed', because: 'AccessDenied' }]);
});

test('a stack that is gone from the code is an orphan with what its state holds', async () => {
  const terraform = new ScriptedTerraform().has('dev-lake', OBJECT, OBJECT);
  const left = await orphans(assembly(NETWORK, LAKE), assembly(NETWORK), { terraform });
  expect(left).toEqual([{ stack: 'dev-lake', objects: 2 }]);
});

test('an orphan whose state cannot be read is told all the same; an interruption is not one of those', async () => {
  const terraform = new ScriptedTerraform();
  terraform.state = () => Promise.reject(new Error('no such bucket'));
  expect(await orphans(assembly(LAKE), assembly(), { terraform })).toEqual([{ stack: 'dev-lake', objects: null }]);
  terraform.state = () => Promise.reject(new DeliveryError('Interrupted', 'stopped'));
  await expect(orphans(assembly(LAKE), assembly(), { terraform })).rejects.toMatchObject({ code: 'Interrupted' });
});
