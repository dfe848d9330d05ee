import { Redacted, UNKNOWN } from '../../../../../delivery/model/value';
import { deleted, made, replaced, type RiskCase, updated } from './risk-case';

const WAREHOUSE = 'snowflake_warehouse';
const MONITOR = 'snowflake_resource_monitor';
const GRANT = 'snowflake_grant_privileges_to_account_role';

/** Changes of Snowflake and what a person would see in them. */
export const SNOWFLAKE_CASES: readonly RiskCase[] = [
  updated(['larger', 'interruption medium', 'cost-raised medium'], WAREHOUSE, [
    { warehouse_size: 'XSMALL' },
    { warehouse_size: 'LARGE' },
  ]),
  updated(['smaller', 'interruption medium'], WAREHOUSE, [{ warehouse_size: 'X-LARGE' }, { warehouse_size: 'SMALL' }]),
  updated(['a size that nobody knows', 'interruption medium', 'cost-raised medium'], WAREHOUSE, [
    { warehouse_size: 'SMALL' },
    { warehouse_size: 'X9LARGE' },
  ]),
  updated(['a size known only later', 'interruption medium', 'cost-raised medium'], WAREHOUSE, [
    { warehouse_size: 'SMALL' },
    { warehouse_size: UNKNOWN },
  ]),
  updated(['never suspended', 'cost-raised medium'], WAREHOUSE, [{ auto_suspend: 60 }, { auto_suspend: 0 }]),
  updated(['suspended earlier', 'routine low'], WAREHOUSE, [{ auto_suspend: 120 }, { auto_suspend: 60 }]),
  updated(['more clusters', 'cost-raised medium'], WAREHOUSE, [{ max_cluster_count: 1 }, { max_cluster_count: 3 }]),
  updated(['another name', 'interruption high'], WAREHOUSE, [{ name: 'BI' }, { name: 'DASHBOARDS' }]),
  updated(['a comment', 'routine low'], WAREHOUSE, [{ comment: 'a' }, { comment: 'b' }]),
  made(['new', 'cost-raised low'], WAREHOUSE, { name: 'BI', warehouse_size: 'XSMALL' }),
  deleted(['deleted', 'interruption medium'], WAREHOUSE),
  updated(['a larger quota', 'cost-raised medium'], MONITOR, [{ credit_quota: 50 }, { credit_quota: 100 }]),
  updated(['no quota', 'cost-raised medium'], MONITOR, [{ credit_quota: 50 }, { credit_quota: null }]),
  updated(['suspends nothing', 'cost-raised high'], MONITOR, [{ suspend_trigger: 95 }, { suspend_trigger: null }]),
  deleted(['deleted', 'cost-raised high'], MONITOR),
  deleted(['deleted', 'data-loss high', 'interruption medium'], 'snowflake_database'),
  replaced(['made anew', 'data-loss high', 'interruption medium'], 'snowflake_schema', {
    replacedBecause: ['is_transient'],
    createdFirst: true,
  }),
  updated(['less Time Travel', 'data-loss high'], 'snowflake_database', [
    { data_retention_time_in_days: 14 },
    { data_retention_time_in_days: 1 },
  ]),
  updated(['Time Travel no longer stated', 'data-loss high'], 'snowflake_schema', [
    { data_retention_time_in_days: 14 },
    { data_retention_time_in_days: null },
  ]),
  updated(['Time Travel known only later', 'data-loss high', 'cost-raised low'], 'snowflake_schema', [
    { data_retention_time_in_days: 14 },
    { data_retention_time_in_days: UNKNOWN },
  ]),
  updated(['more Time Travel', 'cost-raised low'], 'snowflake_database', [
    { data_retention_time_in_days: 1 },
    { data_retention_time_in_days: 14 },
  ]),
  made(['new and transient', 'routine low'], 'snowflake_table', { data_retention_time_in_days: 0 }),
  updated(['whoever owns may grant', 'access-widened high'], 'snowflake_schema', [
    { with_managed_access: 'true' },
    { with_managed_access: 'false' },
  ]),
  updated(['a column goes', 'data-loss high'], 'snowflake_table', [
    {
      column: [
        { name: 'ID', type: 'NUMBER' },
        { name: 'MAIL', type: 'TEXT' },
      ],
    },
    { column: [{ name: 'ID', type: 'NUMBER' }] },
  ]),
  updated(['a column comes', 'routine low'], 'snowflake_table', [
    { column: [{ name: 'ID', type: 'NUMBER' }] },
    {
      column: [
        { name: 'ID', type: 'NUMBER' },
        { name: 'MAIL', type: 'TEXT' },
      ],
    },
  ]),
  replaced(['offset lost', 'data-loss high', 'interruption medium'], 'snowflake_stream_on_table'),
  deleted(['load history lost', 'data-loss high', 'interruption medium'], 'snowflake_pipe'),
  updated(['stopped', 'interruption medium'], 'snowflake_task', [{ started: true }, { started: false }]),
  made(['granted', 'access-widened medium'], GRANT, { account_role_name: 'ANALYST', privileges: ['SELECT'] }),
  made(['may be granted on', 'access-widened medium', 'access-widened high'], GRANT, {
    account_role_name: 'ANALYST',
    privileges: ['SELECT'],
    with_grant_option: true,
  }),
  made(['to everyone', 'access-widened medium', 'access-widened high'], GRANT, {
    account_role_name: '"PUBLIC"',
    privileges: ['USAGE'],
  }),
  made(['may grant anything', 'access-widened medium', 'access-widened high'], GRANT, {
    account_role_name: 'ANALYST',
    privileges: ['MANAGE GRANTS'],
    on_account: true,
  }),
  updated(['one privilege more', 'access-widened medium'], GRANT, [
    { privileges: ['SELECT'] },
    { privileges: ['SELECT', 'INSERT'] },
  ]),
  updated(['one privilege less', 'interruption medium'], GRANT, [
    { privileges: ['SELECT', 'INSERT'] },
    { privileges: ['SELECT'] },
  ]),
  deleted(['revoked', 'interruption medium'], GRANT),
  made(['granted', 'access-widened medium'], 'snowflake_grant_database_role', { parent_role_name: 'ANALYST' }),
  made(['the account', 'access-widened medium', 'access-widened high'], 'snowflake_grant_account_role', {
    role_name: 'ACCOUNTADMIN',
    user_name: 'ANN',
  }),
  made(['owned', 'access-widened medium', 'access-widened high'], 'snowflake_grant_ownership', {
    account_role_name: 'ENGINEER',
  }),
  made(['new', 'identity-changed medium'], 'snowflake_service_user', { name: 'LOADER' }),
  updated(['another key', 'identity-changed high'], 'snowflake_service_user', [
    { rsa_public_key: 'MIIB' },
    { rsa_public_key: new Redacted('(sensitive)', 'aa') },
  ]),
  updated(['may sign in again', 'access-widened high'], 'snowflake_user', [
    { disabled: 'true' },
    { disabled: 'false' },
  ]),
  updated(['more addresses', 'network-exposed medium'], 'snowflake_network_policy', [
    { allowed_ip_list: ['203.0.113.0/28'] },
    { allowed_ip_list: ['203.0.113.0/24'] },
  ]),
  updated(['everyone', 'network-exposed high'], 'snowflake_network_policy', [
    { allowed_ip_list: ['203.0.113.0/24'] },
    { allowed_ip_list: ['203.0.113.0/24', '0.0.0.0/0'] },
  ]),
  deleted(['deleted', 'network-exposed high'], 'snowflake_network_policy'),
  updated(['more locations', 'access-widened medium'], 'snowflake_storage_integration', [
    { storage_allowed_locations: ['s3://raw/'] },
    { storage_allowed_locations: ['s3://raw/', 's3://curated/'] },
  ]),
  updated(['unmasked', 'access-widened high'], 'snowflake_masking_policy', [{ body: "'***'" }, { body: 'val' }]),
  made(['an identity', 'identity-changed high'], 'snowflake_execute', {
    execute: `ALTER USER "DEV_LOADER" SET WORKLOAD_IDENTITY = (TYPE = AWS ARN = 'arn:aws:iam::1:role/r')`,
  }),
  made(['a monitor', 'cost-raised low'], 'snowflake_execute', {
    execute: 'ALTER WAREHOUSE "DEV_BI" SET RESOURCE_MONITOR = "DEV_WAREHOUSES"',
  }),
  made(['everything', 'access-widened high'], 'snowflake_execute', {
    execute: 'grant role ACCOUNTADMIN to user "ANN"',
  }),
  made(['a copy of data', 'access-widened medium'], 'snowflake_execute', {
    execute: 'CREATE TRANSIENT SCHEMA IF NOT EXISTS "PR_7_ANALYTICS"."MARTS" CLONE "DEV_ANALYTICS"."MARTS"',
  }),
  made(['a look that acts', 'unknown-type high'], 'snowflake_execute', {
    execute: "SELECT SYSTEM$CANCEL_ALL_QUERIES('1')",
  }),
  made(['a look', 'routine low'], 'snowflake_execute', { execute: 'SELECT 1' }),
  made(['SQL that nobody knows', 'unknown-type high'], 'snowflake_execute', { execute: 'CALL SYSTEM$DO_IT()' }),
  made(['more than one statement', 'unknown-type high'], 'snowflake_execute', {
    execute: 'SELECT 1; DROP DATABASE RAW',
  }),
  made(['hidden SQL', 'unknown-type high'], 'snowflake_execute', { execute: UNKNOWN }),
  deleted(['what takes it back', 'data-loss high'], 'snowflake_execute', {
    execute: 'CREATE SCHEMA X',
    revert: 'DROP SCHEMA X',
  }),
];
