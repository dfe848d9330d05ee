import { textAt } from '../planning/paths';
import type { ValueObject } from '../wire/value';
import { isArray } from '../wire/value';
import { qualifiedAccountObject, requalified } from './snowflake-names';

/** Parts of an id are divided by bars (snowflakedb/terraform-provider-snowflake v2.11.0, pkg/helpers). */
const DIVIDER = '|';

/** `"ROLE"|false|false|SELECT|OnSchemaObject|OnFuture|TABLES|InSchema|"DB"."SCHEMA"` (docs, grant_privileges_to_account_role). */
export function accountRoleGrantId(grant: ValueObject): string {
  return join(qualifiedAccountObject(textAt(grant, 'account_role_name')), ...privileges(grant), ...grantTarget(grant));
}

/** The same for a database role, which may also have privileges `OnDatabase`. */
export function databaseRoleGrantId(grant: ValueObject): string {
  return join(requalified(textAt(grant, 'database_role_name')), ...privileges(grant), ...grantTarget(grant));
}

/** `"ROLE"|ROLE|"PARENT"` or `"ROLE"|USER|"USER"` (docs, grant_account_role). */
export function accountRoleMembershipId(grant: ValueObject): string {
  const user = textAt(grant, 'user_name');
  const grantee = user === '' ? ['ROLE', textAt(grant, 'parent_role_name')] : ['USER', user];
  return join(
    qualifiedAccountObject(textAt(grant, 'role_name')),
    grantee[0] ?? '',
    qualifiedAccountObject(grantee[1] ?? ''),
  );
}

/** `"DB"."ROLE"|ROLE|"PARENT"`, `…|DATABASE ROLE|"DB"."PARENT"` or `…|SHARE|"SHARE"` (docs, grant_database_role). */
export function databaseRoleMembershipId(grant: ValueObject): string {
  const role = requalified(textAt(grant, 'database_role_name'));
  const databaseRole = textAt(grant, 'parent_database_role_name');
  if (databaseRole !== '') return join(role, 'DATABASE ROLE', requalified(databaseRole));
  const parent = textAt(grant, 'parent_role_name');
  if (parent !== '') return join(role, 'ROLE', qualifiedAccountObject(parent));
  return join(role, 'SHARE', qualifiedAccountObject(textAt(grant, 'share_name')));
}

/** `ToAccountRole|"ROLE"|COPY|OnObject|SCHEMA|"DB"."SCHEMA"` (docs, grant_ownership). */
export function ownershipId(grant: ValueObject): string {
  const accountRole = textAt(grant, 'account_role_name');
  const role =
    accountRole === ''
      ? ['ToDatabaseRole', requalified(textAt(grant, 'database_role_name'))]
      : ['ToAccountRole', qualifiedAccountObject(accountRole)];
  return join(...role, textAt(grant, 'outbound_privileges'), ...schemaObjects(grant, 'on.0'));
}

function privileges(grant: ValueObject): string[] {
  const listed = grant['privileges'];
  const names = isArray(listed) ? listed.map(String).join(',') : '';
  const all = grant['all_privileges'] === true;
  return [flag(grant, 'with_grant_option'), flag(grant, 'always_apply'), all ? 'ALL' : names];
}

function grantTarget(grant: ValueObject): string[] {
  if (grant['on_account'] === true) return ['OnAccount'];
  const database = textAt(grant, 'on_database');
  if (database !== '') return ['OnDatabase', qualifiedAccountObject(database)];
  const object = textAt(grant, 'on_account_object.0.object_name');
  if (object !== '') {
    const type = textAt(grant, 'on_account_object.0.object_type').toUpperCase();
    return ['OnAccountObject', type, qualifiedAccountObject(object)];
  }
  const schema = schemaTarget(grant);
  return schema.length > 0
    ? ['OnSchema', ...schema]
    : ['OnSchemaObject', ...schemaObjects(grant, 'on_schema_object.0')];
}

function schemaTarget(grant: ValueObject): string[] {
  const [schema, all, future] = ['schema_name', 'all_schemas_in_database', 'future_schemas_in_database'].map((name) =>
    textAt(grant, `on_schema.0.${name}`),
  );
  if (schema) return ['OnSchema', requalified(schema)];
  if (all) return ['OnAllSchemasInDatabase', qualifiedAccountObject(all)];
  return future ? ['OnFutureSchemasInDatabase', qualifiedAccountObject(future)] : [];
}

function schemaObjects(grant: ValueObject, at: string): string[] {
  const object = textAt(grant, `${at}.object_name`);
  if (object !== '') return ['OnObject', textAt(grant, `${at}.object_type`).toUpperCase(), requalified(object)];
  const [kind, bulk] =
    textAt(grant, `${at}.all.0.object_type_plural`) === '' ? ['OnFuture', `${at}.future.0`] : ['OnAll', `${at}.all.0`];
  const plural = textAt(grant, `${bulk}.object_type_plural`).toUpperCase();
  const database = textAt(grant, `${bulk}.in_database`);
  const place =
    database === ''
      ? ['InSchema', requalified(textAt(grant, `${bulk}.in_schema`))]
      : ['InDatabase', qualifiedAccountObject(database)];
  return [kind, plural, ...place];
}

function flag(grant: ValueObject, name: string): string {
  return String(grant[name] === true);
}

function join(...parts: readonly string[]): string {
  return parts.join(DIVIDER);
}
