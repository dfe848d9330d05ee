import { App } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { AccountStack } from '../../../stacks/account-stack';
import { attributesOf, environmentNamed, everyProfile, resourcesOf, synthesized } from './synthesized';

const accountOf = (environment: Environment) => new AccountStack(new App(), environment);

/** What a stack says to the account, each with the one that takes it back. */
function statementsOf(stack: AccountStack) {
  return attributesOf(stack, 'snowflake_execute')
    .filter(({ query }) => query === undefined)
    .map(({ provider, execute, revert }) => ({ provider, execute, revert }));
}

test('a monitor warns, then suspends, then ends queries, every month anew', () => {
  expect(attributesOf(accountOf(environmentNamed('prod')), 'snowflake_resource_monitor')).toEqual([
    {
      provider: 'snowflake.accountadmin',
      name: 'PROD_WAREHOUSES',
      credit_quota: 1000,
      frequency: 'MONTHLY',
      start_timestamp: 'IMMEDIATELY',
      notify_triggers: [50, 75, 90],
      suspend_trigger: 95,
      suspend_immediate_trigger: 100,
    },
  ]);
});

test('a shared monitor has no prefix, so that other environments find it', () => {
  const names = attributesOf(accountOf(environmentNamed('dev')), 'snowflake_resource_monitor').map(({ name }) =>
    String(name),
  );
  expect(names.sort()).toEqual(['DEV_WAREHOUSES', 'PR_RM', 'SBX_RM']);
});

test.each([
  ['dev', 'DEV_BI', 'DEV_WAREHOUSES'],
  ['sbx-ann', 'SBX_ANN_BI', 'SBX_RM'],
  ['pr-12', 'PR_12_BI', 'PR_RM'],
])('in %s, the warehouse %s is bounded by %s, and let go when that is undone', (name, warehouse, monitor) => {
  expect(statementsOf(accountOf(environmentNamed(name)))).toContainEqual({
    provider: 'snowflake.accountadmin',
    execute: `ALTER WAREHOUSE "${warehouse}" SET RESOURCE_MONITOR = "${monitor}"`,
    revert: `ALTER WAREHOUSE IF EXISTS "${warehouse}" UNSET RESOURCE_MONITOR`,
  });
});

test.each(everyProfile().map((e) => [e.name, e] as const))(
  'in %s, every warehouse is bounded',
  (_name, environment) => {
    expect(statementsOf(accountOf(environment))).toHaveLength(Object.keys(environment.warehouses).length);
  },
);

test('everything names the connection that an apply has as ACCOUNTADMIN, and nothing else', () => {
  const stack = accountOf(environmentNamed('dev'));
  const { provider } = JSON.parse(synthesized(stack)) as { provider: { snowflake: Record<string, unknown>[] } };
  expect(provider.snowflake).toHaveLength(1);
  expect(provider.snowflake[0]).toMatchObject({ alias: 'accountadmin', authenticator: 'WORKLOAD_IDENTITY' });
  expect(provider.snowflake[0]).not.toHaveProperty('role');
  for (const { attributes } of resourcesOf(stack)) expect(attributes['provider']).toBe('snowflake.accountadmin');
});

test('a warehouse that is made anew, or its monitor, is bounded anew: each is looked at in every plan', () => {
  const { resource } = JSON.parse(synthesized(accountOf(environmentNamed('dev')))) as {
    resource: Record<string, Record<string, Record<string, unknown>>>;
  };
  const of = (type: string, start: string) => Object.entries(resource[type]!).find(([id]) => id.startsWith(start))!;
  const [look, { execute, query }] = of('snowflake_execute', 'warehouse-BI_');
  expect([execute, query]).toEqual(['SELECT 1', 'DESCRIBE WAREHOUSE "DEV_BI"']);
  const [monitor] = of('snowflake_resource_monitor', 'monitor-WAREHOUSES_');
  const [made, { triggers_replace: values }] = of('terraform_data', 'monitor-of-BI_');
  expect(values).toEqual({
    warehouse: `\${one(snowflake_execute.${look}.query_results[*].created_on)}`,
    monitor: `\${snowflake_resource_monitor.${monitor}.fully_qualified_name}`,
  });
  const [, { lifecycle }] = of('snowflake_execute', 'monitor-of-BI_');
  expect(lifecycle).toEqual({ replace_triggered_by: [`terraform_data.${made}`] });
});

test('the account admits only the stated addresses, and only where they are stated', () => {
  const dev = environmentNamed('dev');
  const closed = accountOf({ ...dev, snowflake: { ...dev.snowflake, accountAllowedIps: ['198.51.100.0/24'] } });
  expect(attributesOf(closed, 'snowflake_network_policy')).toEqual([
    {
      provider: 'snowflake.accountadmin',
      name: 'DEV_ACCOUNT',
      comment: 'From where anyone may reach the account',
      allowed_ip_list: ['198.51.100.0/24'],
    },
  ]);
  expect(statementsOf(closed)).toContainEqual({
    provider: 'snowflake.accountadmin',
    execute: 'ALTER ACCOUNT SET NETWORK_POLICY = "DEV_ACCOUNT"',
    revert: 'ALTER ACCOUNT UNSET NETWORK_POLICY',
  });
  expect(attributesOf(accountOf(dev), 'snowflake_network_policy')).toEqual([]);
});
