import { App } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { AccountStack } from '../../../stacks/account-stack';
import { attributesOf, environmentNamed, everyProfile, resourcesOf, synthesized } from './synthesized';

const accountOf = (environment: Environment) => new AccountStack(new App(), environment);

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
  const names = attributesOf(accountOf(environmentNamed('dev')), 'snowflake_resource_monitor').map(({ name }) => name);
  expect(names.sort()).toEqual(['DEV_WAREHOUSES', 'PR_RM', 'SBX_RM']);
});

test.each([
  ['dev', 'DEV_BI', 'DEV_WAREHOUSES'],
  ['sbx-ann', 'SBX_ANN_BI', 'SBX_RM'],
  ['pr-12', 'PR_12_BI', 'PR_RM'],
])('in %s, the warehouse %s is bounded by %s, and let go when that is undone', (name, warehouse, monitor) => {
  expect(attributesOf(accountOf(environmentNamed(name)), 'snowflake_execute')).toContainEqual({
    provider: 'snowflake.accountadmin',
    execute: `ALTER WAREHOUSE "${warehouse}" SET RESOURCE_MONITOR = "${monitor}"`,
    revert: `ALTER WAREHOUSE IF EXISTS "${warehouse}" UNSET RESOURCE_MONITOR`,
  });
});

test.each(everyProfile().map((e) => [e.name, e] as const))(
  'in %s, every warehouse is bounded',
  (_name, environment) => {
    const attached = attributesOf(accountOf(environment), 'snowflake_execute');
    expect(attached).toHaveLength(Object.keys(environment.warehouses).length);
  },
);

test('everything names ACCOUNTADMIN, and nothing has it by default', () => {
  const stack = accountOf(environmentNamed('dev'));
  const { provider } = JSON.parse(synthesized(stack)) as { provider: { snowflake: Record<string, unknown>[] } };
  expect(provider.snowflake.map(({ alias, role }) => [alias, role])).toEqual([['accountadmin', 'ACCOUNTADMIN']]);
  for (const { attributes } of resourcesOf(stack)) expect(attributes['provider']).toBe('snowflake.accountadmin');
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
  expect(attributesOf(closed, 'snowflake_execute')).toContainEqual({
    provider: 'snowflake.accountadmin',
    execute: 'ALTER ACCOUNT SET NETWORK_POLICY = "DEV_ACCOUNT"',
    revert: 'ALTER ACCOUNT UNSET NETWORK_POLICY',
  });
  expect(attributesOf(accountOf(dev), 'snowflake_network_policy')).toEqual([]);
});
