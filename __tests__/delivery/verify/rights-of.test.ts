import type { StateResource } from '../../../delivery/model/state-resource';
import { rightsOf } from '../../../delivery/verify/rights-of';

function grant(databaseRole: string, privileges: string[], on: Record<string, unknown>): StateResource {
  const values = { database_role_name: databaseRole, privileges, ...on };
  return { address: 'x', type: 'snowflake_grant_privileges_to_database_role', values };
}

function futureTables(schema: string): Record<string, unknown> {
  return { on_schema_object: [{ future: [{ object_type_plural: 'TABLES', in_schema: schema }] }] };
}

function inherits(parent: string, child: string, kind: 'account' | 'database'): StateResource {
  const values = { parent_role_name: parent, [kind === 'account' ? 'role_name' : 'database_role_name']: child };
  return { address: 'x', type: `snowflake_grant_${kind}_role`, values };
}

const SCHEMA = '"DEV_ANALYTICS"."MARTS"';
const READ = grant('"DEV_ANALYTICS"."MARTS_R"', ['SELECT', 'REFERENCES'], futureTables(SCHEMA));
const OWN = grant('"DEV_ANALYTICS"."MARTS_O"', ['CREATE TABLE'], { on_schema: [{ schema_name: SCHEMA }] });
const analystReads = inherits('"DEV_ANALYST"', '"DEV_ANALYTICS"."MARTS_R"', 'database');

test('a role has the rights of the database roles it is granted', () => {
  expect(rightsOf('DEV_ANALYST', 'DEV_ANALYTICS.MARTS', [READ, OWN, analystReads])).toEqual(['read']);
});

test('a role has no rights in a schema that it is granted nothing on', () => {
  expect(rightsOf('DEV_ANALYST', 'DEV_RAW.CRM', [READ, OWN, analystReads])).toEqual([]);
});

test('rights come through any number of inherited roles, and circles end', () => {
  const chain = [
    inherits('DEV_CHIEF', 'DEV_LEAD', 'account'),
    inherits('DEV_LEAD', 'DEV_ANALYST', 'account'),
    inherits('DEV_ANALYST', 'DEV_CHIEF', 'account'),
  ];
  expect(rightsOf('DEV_CHIEF', 'DEV_ANALYTICS.MARTS', [READ, analystReads, ...chain])).toEqual(['read']);
});

test('a role granted to another does not give its rights away', () => {
  const lead = inherits('DEV_LEAD', 'DEV_ANALYST', 'account');
  const own = inherits('DEV_LEAD', '"DEV_ANALYTICS"."MARTS_O"', 'database');
  expect(rightsOf('DEV_ANALYST', 'DEV_ANALYTICS.MARTS', [READ, OWN, analystReads, lead, own])).toEqual(['read']);
});
