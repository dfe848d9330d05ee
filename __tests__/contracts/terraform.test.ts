import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { TerraformCli } from '../../delivery/adapters/terraform/terraform-cli';
import { installProviders } from '../../delivery/local-cloud/providers/install-providers';
import type { AssembledStack } from '../../delivery/model/assembly';
import type { Terraform } from '../../delivery/ports/terraform';
import { stack } from '../fakes/fake-world';
import { ScriptedTerraform, change } from '../fakes/scripted-terraform';

/** A Terraform whose stack `dev-warehouse` has one warehouse to make. */
interface Subject {
  readonly terraform: Terraform;
  readonly stack: AssembledStack;
}

async function onTheLocalCloud(): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const { environment } = await installProviders(join(folder, 'cloud'), process.cwd());
  const cwd = join(folder, 'dev-warehouse');
  mkdirSync(cwd);
  const config = {
    terraform: {
      required_providers: { snowflake: { source: 'snowflakedb/snowflake', version: '2.11.0' } },
      backend: { local: { path: join(folder, 'dev-warehouse.tfstate') } },
    },
    provider: { snowflake: [{ organization_name: 'ACME', account_name: 'DEV', user: 'SLUICE' }] },
    resource: { snowflake_account_role: { ANALYST: { name: 'DEV_ANALYST' } } },
  };
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(config));
  const { PATH } = process.env;
  const terraform = new TerraformCli({
    binary: 'terraform',
    environment: { PATH, HOME: folder, CHECKPOINT_DISABLE: '1', ...environment },
  });
  return { terraform, stack: stack('dev-warehouse', { folder: cwd }) };
}

function inMemory(): Promise<Subject> {
  const address = 'snowflake_account_role.ANALYST';
  const terraform = new ScriptedTerraform().will('dev-warehouse', change('create', address));
  return Promise.resolve({ terraform, stack: stack('dev-warehouse') });
}

const ROLE = { address: 'snowflake_account_role.ANALYST', type: 'snowflake_account_role', values: {} };

describe.each([
  ['scripted', inMemory],
  ['as a program', onTheLocalCloud],
])('Terraform %s', (_kind, make) => {
  test('plans what is to be made, applies that very plan, and then has nothing to do', async () => {
    const { terraform, stack: warehouse } = await make();
    const plan = await terraform.plan(warehouse);
    expect(plan.changeSet).toMatchObject({
      stack: 'dev-warehouse',
      changes: [{ action: 'create', address: 'snowflake_account_role.ANALYST', type: 'snowflake_account_role' }],
    });
    await terraform.apply(warehouse, plan);
    expect((await terraform.plan(warehouse)).changeSet.changes).toEqual([]);
  });

  test('plans to destroy all that is there, and does it; then nothing is left to destroy', async () => {
    const { terraform, stack: warehouse } = await make();
    await terraform.apply(warehouse, await terraform.plan(warehouse));
    if (terraform instanceof ScriptedTerraform) terraform.has('dev-warehouse', ROLE);
    const plan = await terraform.planDestroy(warehouse);
    expect(plan.changeSet.changes).toMatchObject([{ action: 'delete', address: ROLE.address }]);
    await terraform.apply(warehouse, plan);
    expect(await terraform.state(warehouse)).toEqual([]);
    expect((await terraform.planDestroy(warehouse)).changeSet.changes).toEqual([]);
  });

  test('has nothing to destroy where nothing was ever applied', async () => {
    const { terraform, stack: warehouse } = await make();
    expect((await terraform.planDestroy(warehouse)).changeSet.changes).toEqual([]);
  });

  test('a plan that is discarded changes nothing', async () => {
    const { terraform, stack: warehouse } = await make();
    await terraform.discard(await terraform.plan(warehouse));
    expect((await terraform.plan(warehouse)).changeSet.changes).toHaveLength(1);
  });

  test('a stack that was never applied has an empty state', async () => {
    const { terraform, stack: warehouse } = await make();
    expect(await terraform.state(warehouse)).toEqual([]);
  });
});

test('the state holds what was applied', async () => {
  const { terraform, stack: warehouse } = await onTheLocalCloud();
  await terraform.apply(warehouse, await terraform.plan(warehouse));
  expect(await terraform.state(warehouse)).toMatchObject([
    { address: 'snowflake_account_role.ANALYST', type: 'snowflake_account_role', values: { name: 'DEV_ANALYST' } },
  ]);
});

test('a plan says on which state and with which providers it was made', async () => {
  const { terraform, stack: warehouse } = await onTheLocalCloud();
  const first = await terraform.plan(warehouse);
  expect(first).toMatchObject({ state: null, providers: { 'registry.terraform.io/snowflakedb/snowflake': '2.11.0' } });
  await terraform.apply(warehouse, first);
  const { state } = await terraform.plan(warehouse);
  const file = JSON.parse(readFileSync(join(warehouse.folder, '..', 'dev-warehouse.tfstate'), 'utf8')) as object;
  expect(file).toMatchObject(state!);
});

test('a plan made before somebody else applied is refused, and nothing of it is applied', async () => {
  const { terraform, stack: warehouse } = await onTheLocalCloud();
  const stale = await terraform.plan(warehouse);
  await terraform.apply(warehouse, await terraform.plan(warehouse));
  await expect(terraform.apply(warehouse, stale)).rejects.toMatchObject({
    code: 'TerraformFailed',
    message: expect.stringContaining('Saved plan is stale') as string,
  });
});

test('a configuration that Terraform refuses is told in its own words', async () => {
  const { terraform, stack: warehouse } = await onTheLocalCloud();
  writeFileSync(
    join(warehouse.folder, 'extra.tf.json'),
    JSON.stringify({ resource: { snowflake_account_role: { X: {} } } }),
  );
  await expect(terraform.plan(warehouse)).rejects.toThrow('Missing required argument');
});
