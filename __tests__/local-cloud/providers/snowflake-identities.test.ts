import { evaluateTemplate } from '../../../delivery/local-cloud/providers/facts/evaluate-template';
import { identityOf } from '../../../delivery/local-cloud/providers/facts/identity';
import { SNOWFLAKE_IDENTITIES } from '../../../delivery/local-cloud/providers/facts/snowflake-identities';
import type { ValueObject } from '../../../delivery/local-cloud/providers/wire/value';

const PLACE = { account: 'ACME-DEV', region: '', seed: '0123456789abcdef'.repeat(4) };

function idOf(type: string, object: ValueObject): string {
  return evaluateTemplate(identityOf(SNOWFLAKE_IDENTITIES, type, Object.keys(object)).id, object, PLACE);
}

test.each<[string, ValueObject, string]>([
  ['snowflake_database', { name: 'RAW' }, '"RAW"'],
  ['snowflake_schema', { database: 'RAW', name: 'CRM' }, '"RAW"."CRM"'],
  ['snowflake_table', { database: 'RAW', schema: 'CRM', name: 'A.B' }, '"RAW"."CRM"."A.B"'],
  ['snowflake_database_role', { database: 'RAW', name: 'R"1' }, '"RAW"."R""1"'],
  ['snowflake_grant_account_role', { role_name: 'A', parent_role_name: 'B' }, '"A"|ROLE|"B"'],
  ['snowflake_grant_account_role', { role_name: '"A"', user_name: 'U' }, '"A"|USER|"U"'],
  ['snowflake_grant_database_role', { database_role_name: 'DB.R', parent_role_name: 'B' }, '"DB"."R"|ROLE|"B"'],
  [
    'snowflake_grant_database_role',
    { database_role_name: '"DB"."R"', parent_database_role_name: '"DB"."P"' },
    '"DB"."R"|DATABASE ROLE|"DB"."P"',
  ],
  [
    'snowflake_grant_ownership',
    { account_role_name: 'R', outbound_privileges: 'COPY', on: [{ object_type: 'SCHEMA', object_name: 'DB.S' }] },
    'ToAccountRole|"R"|COPY|OnObject|SCHEMA|"DB"."S"',
  ],
  [
    'snowflake_grant_privileges_to_account_role',
    { account_role_name: 'R', privileges: ['CREATE ROLE', 'CREATE USER'], on_account: true, with_grant_option: true },
    '"R"|true|false|CREATE ROLE,CREATE USER|OnAccount',
  ],
  [
    'snowflake_grant_privileges_to_account_role',
    { account_role_name: 'R', all_privileges: true, on_schema: [{ schema_name: '"DB"."S"' }] },
    '"R"|false|false|ALL|OnSchema|OnSchema|"DB"."S"',
  ],
  [
    'snowflake_grant_privileges_to_account_role',
    { account_role_name: 'R', privileges: ['USAGE'], on_schema: [{ future_schemas_in_database: 'DB' }] },
    '"R"|false|false|USAGE|OnSchema|OnFutureSchemasInDatabase|"DB"',
  ],
  [
    'snowflake_grant_privileges_to_database_role',
    {
      database_role_name: '"DB"."R"',
      privileges: ['SELECT'],
      on_schema_object: [{ future: [{ object_type_plural: 'TABLES', in_schema: '"DB"."S"' }] }],
    },
    '"DB"."R"|false|false|SELECT|OnSchemaObject|OnFuture|TABLES|InSchema|"DB"."S"',
  ],
  [
    'snowflake_grant_privileges_to_database_role',
    { database_role_name: '"DB"."R"', privileges: ['USAGE'], on_database: 'DB' },
    '"DB"."R"|false|false|USAGE|OnDatabase|"DB"',
  ],
])('the id of %s from %j is %s', (type, object, id) => {
  expect(idOf(type, object)).toBe(id);
});
