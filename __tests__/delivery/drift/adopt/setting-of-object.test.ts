import { path } from '../../../../environments';
import { select } from '../../../../environments/selection';
import { settingOfObject } from '../../../../delivery/drift/adopt/setting-of-object';
import { change } from '../../../fakes/scripted-terraform';

const environments = select(path, {});

function settingOf(name: string, type: string, { attribute, ...values }: Readonly<Record<string, string>>) {
  const environment = environments.find((one) => one.name === name)!;
  const object = change('update', `${type}.any`, { before: values, after: values });
  return settingOfObject(object, attribute!, environment)?.join('.') ?? null;
}

test.each([
  ['dev', 'snowflake_warehouse', { name: 'DEV_BI', attribute: 'auto_suspend' }, 'warehouses.BI.autoSuspendSeconds'],
  ['staging', 'snowflake_warehouse', { name: 'STG_BI', attribute: 'comment' }, 'warehouses.BI.comment'],
  [
    'dev',
    'snowflake_resource_monitor',
    { name: 'DEV_WAREHOUSES', attribute: 'credit_quota' },
    'monitors.WAREHOUSES.creditQuota',
  ],
  [
    'dev',
    'snowflake_resource_monitor',
    { name: 'SBX_RM', attribute: 'suspend_trigger' },
    'monitors.SBX_RM.suspendPercent',
  ],
  [
    'dev',
    'snowflake_database',
    { name: 'DEV_RAW', attribute: 'data_retention_time_in_days' },
    'databases.RAW.retentionDays',
  ],
  [
    'prod',
    'snowflake_schema',
    { name: 'CRM', database: 'PROD_RAW', attribute: 'comment' },
    'databases.RAW.schemas.CRM.comment',
  ],
  ['dev', 'snowflake_account_role', { name: 'DEV_ANALYST', attribute: 'comment' }, 'roles.ANALYST.comment'],
])('in %s, a %s %j comes from %s', (...[name, type, object, setting]) => {
  expect(settingOf(name, type, object)).toBe(setting);
});

test.each([
  ['dev', 'snowflake_warehouse', { name: 'PROD_BI', attribute: 'comment' }],
  ['dev', 'snowflake_warehouse', { name: 'BI', attribute: 'comment' }],
  ['dev', 'snowflake_warehouse', { name: 'DEV_BI', attribute: 'constructor' }],
  ['dev', 'snowflake_resource_monitor', { name: 'WAREHOUSES', attribute: 'credit_quota' }],
  ['dev', 'snowflake_resource_monitor', { name: 'DEV_SBX_RM', attribute: 'credit_quota' }],
  ['dev', 'snowflake_schema', { name: 'CRM', database: 'DEV_ANALYTICS', attribute: 'comment' }],
  ['dev', 'snowflake_schema', { name: 'CRM', attribute: 'comment' }],
  ['dev', 'aws_s3_bucket', { name: 'DEV_BI', attribute: 'comment' }],
])('in %s, of a %s %j nobody knows where it comes from', (name, type, object) => {
  expect(settingOf(name, type, object)).toBeNull();
});

test('an object that was renamed is not the one that the code means', () => {
  const [dev] = environments;
  const renamed = change('update', 'snowflake_warehouse.any', {
    before: { name: 'DEV_BI' },
    after: { name: 'DEV_LOADING' },
  });
  expect(settingOfObject(renamed, 'comment', dev!)).toBeNull();
});
