import { textOf, textsOf, type Values } from '../blocks';
import { isKnown } from '../is-known';
import type { StateResource } from '../state-resource';
import { canonicalIdentifier, canonicalName } from './canonical-identifier';
import type { Principal, Privilege, Statement } from './statement';
import { sharedTargetsOf, targetsOf } from './targets-of';

type Read = (values: Values) => Statement | undefined;

/** The attributes that decide, and how they are read; `undefined` stands for a grant to nobody or on nothing. */
const READERS: Readonly<Record<string, readonly [attributes: readonly string[], read: Read]>> = {
  snowflake_account_role: [['name'], ({ name }) => principal(holder('role', name))],
  snowflake_database_role: [['database', 'name'], (values) => principal(databaseRole(values))],
  snowflake_user: [['name', 'disabled'], user],
  snowflake_service_user: [['name', 'disabled'], user],
  snowflake_legacy_service_user: [['name', 'disabled'], user],
  snowflake_grant_account_role: [
    ['role_name', 'parent_role_name', 'user_name'],
    (values) =>
      membership(
        path('role', values['parent_role_name']) ?? path('user', values['user_name']),
        path('role', values['role_name']),
      ),
  ],
  snowflake_grant_database_role: [
    ['database_role_name', 'parent_role_name', 'parent_database_role_name', 'share_name'],
    (values) =>
      membership(
        path('role', values['parent_role_name']) ??
          path('database role', values['parent_database_role_name']) ??
          path('share', values['share_name']),
        path('database role', values['database_role_name']),
      ),
  ],
  snowflake_grant_application_role: [
    ['application_role_name', 'parent_account_role_name', 'application_name'],
    (values) =>
      membership(
        path('role', values['parent_account_role_name']) ?? path('application', values['application_name']),
        path('application role', values['application_role_name']),
      ),
  ],
  snowflake_grant_privileges_to_account_role: [
    [...privilegeAttributes(), 'account_role_name', 'on_account', 'on_account_object'],
    (values) => privileges(path('role', values['account_role_name']), values, targetsOf(values)),
  ],
  snowflake_grant_privileges_to_database_role: [
    [...privilegeAttributes(), 'database_role_name', 'on_database'],
    (values) => privileges(path('database role', values['database_role_name']), values, targetsOf(values)),
  ],
  snowflake_grant_privileges_to_share: [
    ['to_share', 'privileges', 'on_database', 'on_schema', 'on_table', 'on_view', 'on_tag', 'on_function'].concat(
      'on_all_tables_in_schema',
    ),
    (values) => privileges(path('share', values['to_share']), values, sharedTargetsOf(values)),
  ],
  snowflake_grant_ownership: [
    ['account_role_name', 'database_role_name', 'on'],
    (values) =>
      privileges(
        path('role', values['account_role_name']) ?? path('database role', values['database_role_name']),
        { privileges: ['OWNERSHIP'] },
        targetsOf({ on: values['on'] }),
      ),
  ],
};

/** Types that say who may do what in Snowflake. */
export const STATEMENT_TYPES: ReadonlySet<string> = new Set(Object.keys(READERS));

/**
 * What a resource says about access in Snowflake, as provider 2.11 names its attributes. `null` for a type that says
 * nothing; `'unreadable'` where an attribute that decides is hidden, not known yet, or of an unknown shape.
 */
export function readStatement({ type, values }: StateResource): Statement | 'unreadable' | null {
  const reader = READERS[type];
  if (reader === undefined) return null;
  const [attributes, read] = reader;
  if (!attributes.every((name) => isKnown(values[name]))) return 'unreadable';
  return read(values) ?? 'unreadable';
}

function privilegeAttributes(): string[] {
  return ['privileges', 'all_privileges', 'with_grant_option', 'on_schema', 'on_schema_object'];
}

function holder(kind: string, name: unknown): Principal | undefined {
  const text = textOf(name);
  return text === undefined ? undefined : `${kind} ${canonicalName(text)}`;
}

function path(kind: string, identifier: unknown): Principal | undefined {
  const text = textOf(identifier);
  return text === undefined ? undefined : `${kind} ${canonicalIdentifier(text)}`;
}

function databaseRole({ database, name }: Values): Principal | undefined {
  const [schema, role] = [textOf(database), textOf(name)];
  return schema === undefined || role === undefined
    ? undefined
    : `database role ${canonicalName(schema)}.${canonicalName(role)}`;
}

function principal(name: Principal | undefined, enabled = true): Statement | undefined {
  return name === undefined ? undefined : { kind: 'principal', principal: name, enabled };
}

function user({ name, disabled }: Values): Statement | undefined {
  return principal(holder('user', name), disabled !== 'true' && disabled !== true);
}

function membership(from: Principal | undefined, role: Principal | undefined): Statement | undefined {
  return from === undefined || role === undefined ? undefined : { kind: 'membership', holder: from, role };
}

function privileges(to: Principal | undefined, values: Values, targets: readonly string[]): Statement | undefined {
  const grantable = values['with_grant_option'] === true;
  const named = textsOf(values['privileges']).map((name) => name.toUpperCase());
  const all = values['all_privileges'] === true ? ['ALL PRIVILEGES', ...named] : named;
  if (to === undefined || targets.length === 0 || all.length === 0) return undefined;
  const held: Privilege[] = targets.flatMap((on) => all.map((what) => ({ what, on, grantable })));
  return { kind: 'privileges', holder: to, privileges: held };
}
