import { installProviders } from '../../delivery/local-cloud/providers/install-providers';
import { ObjectStore } from '../../delivery/local-cloud/store/object-store';
import { join, resolve } from 'node:path';

import { GatedProject, type Variables } from './gated-project';
import { buildPlugin } from './simulated-terraform';

const PROJECT = resolve(__dirname, '..', '..');

/** How often a stack is planned to see that its digest stays the same. */
const PLANS = Number(process.env['SLUICE_TEST_PLANS'] ?? 5);

const WAREHOUSE = '"DEV_LOAD"';

function configuration(comment: string) {
  return {
    terraform: { required_providers: { snowflake: { source: 'snowflakedb/snowflake' } } },
    provider: { snowflake: [{ organization_name: 'ACME', account_name: 'DEV' }] },
    resource: {
      snowflake_warehouse: { load: { name: 'DEV_LOAD', warehouse_size: 'XSMALL', comment, auto_suspend: 60 } },
      snowflake_database: { raw: { name: 'DEV_RAW', comment } },
    },
  };
}

const project = new GatedProject();
const store = new ObjectStore(join(project.folder, 'cloud', 'store'));
let variables: Variables;

beforeAll(async () => {
  buildPlugin();
  const installed = await installProviders(join(project.folder, 'cloud'), PROJECT);
  variables = { ...installed.environment };
  project.configure(configuration('first'));
  await project.terraformWith(variables, 'init');
});

beforeEach(async () => {
  project.configure(configuration('first'));
  await project.terraformWith(variables, 'apply', '-auto-approve');
  project.configure(configuration('second'));
  await project.review([], variables);
});

afterAll(() => {
  project.remove();
});

function comments(): unknown[] {
  return [...store.list('snowflake_warehouse'), ...store.list('snowflake_database')].map(
    ({ attributes }) => attributes['comment'],
  );
}

test('a warehouse that someone changes behind the review stops the apply; changed back, it lets it pass', async () => {
  store.change('snowflake_warehouse', WAREHOUSE, { warehouse_size: 'XLARGE' });
  const refused = await project.gate(['apply', '-auto-approve'], variables);
  expect([refused.exitCode, comments()]).toEqual([9, ['first', 'first']]);
  expect(refused.stderr).toContain('1 address differs');
  expect(refused.stderr).toContain('~ snowflake_warehouse.load: update, reviewed with other values');

  store.change('snowflake_warehouse', WAREHOUSE, { warehouse_size: 'XSMALL' });
  const applied = await project.gate(['apply', '-auto-approve'], variables);
  expect([applied.exitCode, applied.stderr, comments()]).toEqual([0, '', ['second', 'second']]);
});

test('plans have one digest while nothing changes', async () => {
  const digests = new Set<string>();
  for (let plan = 0; plan < PLANS; plan += 1) {
    const { assessment } = await project.planned([`-parallelism=${[1, 10, 50][plan % 3]}`], variables);
    digests.add(assessment.digest);
  }
  expect(digests.size).toBe(1);
});

test('an object that someone deletes behind the review stops the apply', async () => {
  store.delete(store.list('snowflake_warehouse')[0]!);
  const refused = await project.gate(['apply', '-auto-approve'], variables);
  expect([refused.exitCode, store.list('snowflake_warehouse')]).toEqual([9, []]);
  expect(refused.stderr).toContain('~ snowflake_warehouse.load: create, reviewed as update');
});
