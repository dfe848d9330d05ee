import { apply, unreviewed } from '../../../delivery/apply/apply';
import { stack } from '../../fakes/fake-world';
import { ScriptedTerraform, change } from '../../fakes/scripted-terraform';

const NETWORK = stack('dev-network');
const AIRFLOW = stack('dev-airflow', { dependencies: ['dev-network'] });
const LAKE = stack('dev-lake');

function worldOf(terraform: ScriptedTerraform) {
  return { terraform, concurrency: 2 };
}

/** Refuses the plans of one stack. */
function refusing(id: string) {
  const refusals = [{ rule: 'plan', sentence: 'it is another plan' }];
  return ({ id: judged }: { id: string }) => ({ refusals: judged === id ? refusals : [], accepted: [] });
}

test('a plan that the judge lets through is the one that is applied, and is not kept', async () => {
  const terraform = new ScriptedTerraform().will('dev-lake', change('create'));
  const [applied] = await apply([LAKE], worldOf(terraform), { judge: unreviewed });
  expect(applied?.plan.changeSet.changes).toMatchObject([{ action: 'create' }]);
  expect(terraform.calls).toEqual(['plan dev-lake', 'apply dev-lake']);
  expect(terraform.kept).toEqual([]);
});

test('a refused plan is not applied, nor what depends on it; the others are, and the reasons are told', async () => {
  const terraform = new ScriptedTerraform()
    .will('dev-network', change('update'))
    .will('dev-airflow', change('update'))
    .will('dev-lake', change('update'));
  const applying = apply([NETWORK, AIRFLOW, LAKE], worldOf(terraform), { judge: refusing('dev-network') });
  await expect(applying).rejects.toMatchObject({
    code: 'Refused',
    message: [
      'dev-network: refused (plan): it is another plan',
      'dev-airflow: not started: it waits for dev-network, which failed',
      'Applied: dev-lake. Do what the reasons say and run the same command again.',
    ].join('\n'),
  });
  expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual(['apply dev-lake']);
  expect(terraform.kept).toEqual([]);
});

test('what the judge lets pass is told with what was applied', async () => {
  const terraform = new ScriptedTerraform().will('dev-lake', change('create'));
  const judge = () => ({ refusals: [], accepted: ['one change less, as dev allows'] });
  expect(await apply([LAKE], worldOf(terraform), { judge })).toMatchObject([
    { accepted: ['one change less, as dev allows'] },
  ]);
});

test('a plan that changes nothing is neither judged nor applied', async () => {
  const terraform = new ScriptedTerraform();
  const judge = jest.fn(unreviewed);
  await apply([LAKE], worldOf(terraform), { judge });
  expect(judge).not.toHaveBeenCalled();
  expect(terraform.calls).toEqual(['plan dev-lake']);
  expect(terraform.kept).toEqual([]);
});

test('a failure of Terraform outweighs a refusal, and leaves no plan file', async () => {
  const terraform = new ScriptedTerraform()
    .will('dev-network', change('update'))
    .will('dev-lake', change('update'))
    .breaks('dev-lake', new Error('AccessDenied'));
  const applying = apply([NETWORK, LAKE], worldOf(terraform), { judge: refusing('dev-network') });
  await expect(applying).rejects.toMatchObject({ code: 'TerraformFailed' });
  expect(terraform.kept).toEqual([]);
});

test('a judge that fails applies nothing and leaves no plan file', async () => {
  const terraform = new ScriptedTerraform().will('dev-lake', change('update'));
  const judge = () => {
    throw new Error('the record cannot be read');
  };
  await expect(apply([LAKE], worldOf(terraform), { judge })).rejects.toThrow('the record cannot be read');
  expect(terraform.calls).toEqual(['plan dev-lake']);
  expect(terraform.kept).toEqual([]);
});
