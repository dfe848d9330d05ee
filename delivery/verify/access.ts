import type { StateResource } from '../model/state-resource';

/** What a functional role can do in a schema. */
export type Right = 'read' | 'write' | 'own';

/** Which privilege on which kind of grant shows each right. */
const SHOWN_BY: Readonly<Record<Right, { readonly privilege: string; readonly on: 'future tables' | 'schema' }>> = {
  read: { privilege: 'SELECT', on: 'future tables' },
  write: { privilege: 'INSERT', on: 'future tables' },
  own: { privilege: 'CREATE TABLE', on: 'schema' },
};

/**
 * The rights of an account role in a schema, through every role it inherits, as the grants in Snowflake states give
 * them.
 * @param role its name in Snowflake, prefix included.
 * @param schema `DATABASE.SCHEMA`, prefix included.
 */
export function rightsOf(role: string, schema: string, resources: readonly StateResource[]): Right[] {
  const held = inherited(role, resources);
  const grants = resources.filter(
    ({ type, values }) =>
      type === 'snowflake_grant_privileges_to_database_role' && held.has(plain(values['database_role_name'])),
  );
  return (Object.keys(SHOWN_BY) as Right[]).filter((right) => grants.some((grant) => gives(grant, right, schema)));
}

function inherited(role: string, resources: readonly StateResource[]): Set<string> {
  const edges = resources.flatMap(({ type, values }) => {
    const parent = plain(values['parent_role_name']);
    if (type === 'snowflake_grant_account_role') return [{ parent, child: plain(values['role_name']) }];
    if (type === 'snowflake_grant_database_role') return [{ parent, child: plain(values['database_role_name']) }];
    return [];
  });
  const held = new Set([role]);
  const queue = [role];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const { parent, child } of edges) {
      if (parent !== next || held.has(child)) continue;
      held.add(child);
      queue.push(child);
    }
  }
  return held;
}

function gives({ values }: StateResource, right: Right, schema: string): boolean {
  const { privilege, on } = SHOWN_BY[right];
  const privileges = (values['privileges'] ?? []) as readonly string[];
  if (!privileges.includes(privilege)) return false;
  if (on === 'schema') return blocks(values['on_schema']).some((block) => plain(block['schema_name']) === schema);
  return blocks(values['on_schema_object'])
    .flatMap((block) => blocks(block['future']))
    .some((future) => future['object_type_plural'] === 'TABLES' && plain(future['in_schema']) === schema);
}

function blocks(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
}

function plain(identifier: unknown): string {
  return typeof identifier === 'string' ? identifier.replaceAll('"', '') : '';
}
