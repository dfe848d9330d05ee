import type { Resource } from './synthesized';

/** Who may do what: `ROLE` -> `"DB"."SCHEMA" future TABLES` -> the privileges, sorted. */
export type AccessMatrix = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface Place {
  readonly in_schema: string;
  readonly object_type_plural: string;
}

/** What each account role reaches through grants of database roles and of other account roles, read off a stack's resources. */
export function accessMatrix(resources: readonly Resource[]): AccessMatrix {
  const accountRoles = named(resources, 'snowflake_account_role').map(({ name }) => String(name));
  return Object.fromEntries(accountRoles.map((role) => [role, reach(role, resources)]));
}

function reach(role: string, resources: readonly Resource[]): Record<string, string[]> {
  const included = named(resources, 'snowflake_grant_account_role').filter((g) => g['parent_role_name'] === role);
  const held = named(resources, 'snowflake_grant_database_role').filter((g) => g['parent_role_name'] === role);
  const found: Record<string, Set<string>> = {};
  const add = (target: string, privileges: readonly string[]) => {
    found[target] = new Set([...(found[target] ?? []), ...privileges]);
  };
  for (const grant of held) {
    for (const { target, privileges } of privilegesOf(String(grant['database_role_name']), resources)) {
      add(target, privileges);
    }
  }
  for (const grant of included) {
    Object.entries(reach(String(grant['role_name']), resources)).forEach(([target, list]) => {
      add(target, list);
    });
  }
  return Object.fromEntries(Object.entries(found).map(([target, set]) => [target, [...set].sort()]));
}

function privilegesOf(databaseRole: string, resources: readonly Resource[]) {
  return named(resources, 'snowflake_grant_privileges_to_database_role')
    .filter((grant) => grant['database_role_name'] === databaseRole)
    .map((grant) => ({ target: targetOf(grant), privileges: grant['privileges'] as string[] }));
}

/** Where a grant to a database role applies: a database, a schema, or a schema's objects of one type. */
export function targetOf(grant: Readonly<Record<string, unknown>>): string {
  if (typeof grant['on_database'] === 'string') return grant['on_database'];
  const schema = grant['on_schema'] as { schema_name: string } | undefined;
  if (schema) return schema.schema_name;
  const { all, future } = grant['on_schema_object'] as { all?: Place; future?: Place };
  const place = all ?? future;
  if (!place) throw new Error(`a grant on nothing: ${JSON.stringify(grant)}`);
  return `${place.in_schema} ${all ? 'all' : 'future'} ${place.object_type_plural}`;
}

function named(resources: readonly Resource[], type: string) {
  return resources.filter((r) => r.type === type).map(({ attributes }) => attributes);
}
