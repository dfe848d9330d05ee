import { App, type TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { AccountStack } from '../../../stacks/account-stack';
import { attributesOf, environmentNamed, everyProfile, resourcesOf, synthesized, warehouseOf } from './synthesized';

const accountOf = (environment: Environment) => new AccountStack(new App(), environment);
const addressesOf = (stack: TerraformStack) => resourcesOf(stack).map(({ type, id }) => `${type}.${id}`);

describe.each(everyProfile().map((e) => [e.name, e] as const))('the Snowflake stacks of %s', (_name, environment) => {
  const warehouse = resourcesOf(warehouseOf(environment));
  const account = resourcesOf(accountOf(environment));
  const attributes = (type: string) => warehouse.filter((r) => r.type === type).map((r) => r.attributes);

  test('hold at most 500 resources each', () => {
    for (const { length } of [warehouse, account]) {
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(500);
    }
  });

  test('hold no password, key or token', () => {
    for (const stack of [warehouseOf(environment), accountOf(environment)]) {
      expect(synthesized(stack)).not.toMatch(/password|private_key|rsa_public|"token"|secret/i);
    }
  });

  test('protect databases and schemas as the environment says', () => {
    const durable = ['snowflake_database', 'snowflake_schema'].flatMap(attributes);
    expect(durable).not.toHaveLength(0);
    for (const { lifecycle } of durable) {
      expect(lifecycle).toEqual({ prevent_destroy: environment.retention.preventDestroy });
    }
  });

  test('make schemas managed, and as transient as their database', () => {
    for (const schema of attributes('snowflake_schema')) {
      const database = Object.entries(environment.databases).find(([name]) =>
        String(schema['database']).endsWith(`_${name}`),
      );
      expect(schema['with_managed_access']).toBe('true');
      expect(schema['is_transient']).toBe(String(database?.[1].transient));
    }
  });
});

describe('the addresses of the Snowflake stacks', () => {
  const dev = environmentNamed('dev');
  const addresses = (environment: Environment) => [
    ...addressesOf(warehouseOf(environment)),
    ...addressesOf(accountOf(environment)),
  ];

  test('do not tell the environment', () => {
    expect(addresses({ ...dev, name: 'elsewhere', abbreviation: 'els' })).toEqual(addresses(dev));
  });

  test('do not tell the order in which an environment states things', () => {
    const reversed = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).reverse());
    const databases = Object.fromEntries(
      Object.entries(reversed(dev.databases)).map(([name, database]) => [
        name,
        { ...database, schemas: reversed(database.schemas) },
      ]),
    );
    const { roles, warehouses, monitors, serviceUsers } = dev;
    const environment = {
      ...dev,
      databases,
      roles: reversed(roles),
      warehouses: reversed(warehouses),
      monitors: reversed(monitors),
      serviceUsers: reversed(serviceUsers),
    };
    expect(addresses(environment).sort()).toEqual(addresses(dev).sort());
  });

  test('tell apart schemas whose joined names are the same', () => {
    const schema = { retentionDays: 1, comment: '' };
    const database = { retentionDays: 1, comment: '', transient: false, cloneOf: null };
    const environment = {
      ...dev,
      roles: {},
      serviceUsers: {},
      databases: { A: { ...database, schemas: { B_C: schema } }, A_B: { ...database, schemas: { C: schema } } },
    };
    expect(attributesOf(warehouseOf(environment), 'snowflake_schema')).toHaveLength(2);
    expect(attributesOf(warehouseOf(environment), 'snowflake_database_role')).toHaveLength(6);
  });
});

test('a warehouse states every field that Snowflake might default anew', () => {
  const warehouses = attributesOf(warehouseOf(environmentNamed('prod')), 'snowflake_warehouse');
  expect(warehouses.find(({ name }) => name === 'PROD_BI')).toEqual({
    name: 'PROD_BI',
    comment: 'Dashboards and analysts',
    warehouse_type: 'STANDARD',
    warehouse_size: 'SMALL',
    generation: '1',
    auto_suspend: 60,
    auto_resume: 'true',
    initially_suspended: true,
    statement_timeout_in_seconds: 3600,
    statement_queued_timeout_in_seconds: 600,
    enable_query_acceleration: 'false',
    min_cluster_count: 1,
    max_cluster_count: 3,
    scaling_policy: 'STANDARD',
    lifecycle: { ignore_changes: ['resource_monitor'] },
  });
});

test('whoever runs Terraform signs in by workload identity, as whom their token says, and queries bear the stack', () => {
  const { provider } = JSON.parse(synthesized(warehouseOf(environmentNamed('staging')))) as {
    provider: { snowflake: unknown };
  };
  expect(provider.snowflake).toEqual([
    {
      organization_name: 'ACME',
      account_name: 'DATA_STG',
      authenticator: 'WORKLOAD_IDENTITY',
      workload_identity_provider: 'OIDC',
      params: { query_tag: 'sluice:staging-warehouse' },
    },
  ]);
});
