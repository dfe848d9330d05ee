import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from 'cdktf';

import { path } from '../../environments';
import { select } from '../../environments/selection';
import { platform } from '../../stacks/platform';
import { buildPlugin, SimulatedTerraform } from './simulated-terraform';

jest.setTimeout(180_000);

let terraform: SimulatedTerraform;

beforeAll(() => {
  buildPlugin();
});

beforeEach(async () => {
  terraform = new SimulatedTerraform();
  await terraform.install();
});

afterEach(() => {
  terraform.remove();
});

/** Applies one of dev's stacks, until there is nothing left to do. */
async function deployed(stack: string): Promise<void> {
  const app = new App({ outdir: join(terraform.folder, 'out') });
  const [dev] = select(path, { SLUICE_LOCAL_CLOUD: terraform.folder });
  platform(app, dev!);
  app.synth();
  const folder = join(terraform.folder, 'out', 'stacks', stack);
  terraform.configure(JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as object);
  expect(await terraform.run('init')).toMatchObject({ exitCode: 0 });
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
}

function dropByHand(type: string, id: string): void {
  const object = terraform.store.list(type).find((candidate) => candidate.id === id);
  terraform.store.delete(object!);
}

const replaced = (output: string) =>
  [...output.matchAll(/# (\S+) (?:will be replaced|must be replaced)/g)].map(([, it]) => it);

test('a service user that was dropped by hand gets its identity again with the next apply, and no plan follows', async () => {
  await deployed('dev-warehouse');
  dropByHand('snowflake_service_user', '"DEV_LOADER"');
  const { output } = await terraform.plan();
  expect(replaced(output)).toEqual([
    expect.stringMatching(/^snowflake_execute\.user-LOADER_identity_/),
    expect.stringMatching(/^terraform_data\.user-LOADER_identity_made_/),
  ]);
  expect(output).not.toMatch(/execute += .*known after apply/);
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});

test('a service user that changes in place keeps its identity', async () => {
  await deployed('dev-warehouse');
  terraform.store.change('snowflake_service_user', '"DEV_LOADER"', { comment: 'by hand' });
  expect((await terraform.plan()).output).toContain('0 to add, 1 to change, 0 to destroy');
});

test('a resource monitor that was dropped by hand is attached again to the warehouses that it bounds', async () => {
  await deployed('dev-account');
  dropByHand('snowflake_resource_monitor', '"DEV_WAREHOUSES"');
  expect(replaced((await terraform.plan()).output).filter((it) => it!.startsWith('snowflake_'))).toEqual(
    ['BI', 'LOADING', 'TRANSFORMING'].map((name) => expect.stringContaining(`monitor-of-${name}_`) as string),
  );
  await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ exitCode: 0 });
});
