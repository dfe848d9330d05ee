import type { Attributes } from '../../../../delivery/model/value';
import { type Thing, thing } from './plan-of';

/** An account role. */
export const role = (name: string): Thing => thing('snowflake_account_role', { name });

/** A service user. */
export const user = (name: string, disabled = 'false'): Thing =>
  thing('snowflake_service_user', { name, disabled, network_policy: 'OFFICE' });

/** One account role within another, or held by a user. */
export const includes = (holder: string, held: string): Thing =>
  thing('snowflake_grant_account_role', { role_name: `"${held}"`, parent_role_name: `"${holder}"`, user_name: null });

/** An account role held by a user. */
export const acts = (name: string, as: string): Thing =>
  thing('snowflake_grant_account_role', { role_name: `"${as}"`, parent_role_name: null, user_name: `"${name}"` });

/** A database role held by an account role. */
export const holds = (holder: string, databaseRole: string): Thing =>
  thing('snowflake_grant_database_role', { database_role_name: databaseRole, parent_role_name: `"${holder}"` });

/** A database role's `DATABASE.ROLE`, made by a stack. */
export const databaseRole = (path: string): Thing => {
  const [database = '', name = ''] = path.split('.');
  return thing('snowflake_database_role', { database, name });
};

/** Privileges of a database role on something. */
export const may = (name: string, privileges: readonly string[], on: Attributes): Thing =>
  thing('snowflake_grant_privileges_to_database_role', { database_role_name: name, privileges, ...on });

/** Privileges of an account role on something. */
export const roleMay = (name: string, privileges: readonly string[], on: Attributes): Thing =>
  thing('snowflake_grant_privileges_to_account_role', { account_role_name: name, privileges, ...on });

/** Future tables of a schema, as a plan's JSON holds them. */
export const futureTables = (schema: string): Attributes => ({
  on_schema_object: [{ all: [], future: [{ object_type_plural: 'TABLES', in_schema: schema, in_database: null }] }],
});

/** A warehouse. */
export const warehouse = (name: string): Attributes => ({
  on_account_object: [{ object_type: 'WAREHOUSE', object_name: name }],
});
