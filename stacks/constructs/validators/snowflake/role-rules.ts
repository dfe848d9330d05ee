import { text } from '../attributes';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import { reach, type RoleGraph, roleGraph, roleName } from './role-graph';

const graphs = new WeakMap<StackView, RoleGraph>();

function graphOf(view: StackView): RoleGraph {
  const graph = graphs.get(view) ?? roleGraph(view);
  graphs.set(view, graph);
  return graph;
}

const rooted: Rule = {
  code: 'role-rooted',
  guarantees: 'Every account role reaches SYSADMIN.',
  types: ['snowflake_account_role'],
  check({ attributes }, view): Flaw[] {
    const role = text(attributes['name']);
    if (reach(graphOf(view), role).includes('SYSADMIN')) return [];
    return [
      {
        what: `role ${role} does not reach SYSADMIN`,
        because: 'administrators could neither use nor see what it owns',
        mend: 'grant it to SYSADMIN, or to a role that reaches SYSADMIN, in this stack',
      },
    ];
  },
};

const acyclic: Rule = {
  code: 'role-circle',
  guarantees: 'No account role includes itself.',
  types: ['snowflake_grant_account_role'],
  check({ attributes }, view): Flaw[] {
    if (attributes['parent_role_name'] === undefined) return [];
    const role = roleName(attributes['role_name'], view);
    const parent = roleName(attributes['parent_role_name'], view);
    if (!reach(graphOf(view), parent).includes(role)) return [];
    return [
      {
        what: `grants ${role} to ${parent}`,
        because: `${parent} already is granted to ${role}, directly or through others, and Snowflake refuses circles`,
        mend: 'remove one of the grants (roles.<name>.includes)',
      },
    ];
  },
};

const FULLY_QUALIFIED = /^"[^"]+"\."[^"]+"$|\.fully_qualified_name\}$|^"?\$\{[^}]+\}"?\."?\$\{[^}]+\}"?$/;

/** What must hold for the hierarchy of roles (Snowflake documentation, "Overview of access control", "Role hierarchy"). */
export const roleRules: readonly Rule[] = [
  rooted,
  acyclic,
  requires({
    code: 'database-role-flat',
    guarantees: 'No database role is granted to another.',
    types: ['snowflake_grant_database_role'],
    path: 'parent_database_role_name',
    allows: (parent) => parent === undefined,
    because: 'provider 2.11.0 cannot read such a grant back (snowflakedb/terraform-provider-snowflake#5202)',
    mend: 'grant each database role directly to account roles (parent_role_name)',
  }),
  requires({
    code: 'database-role-name',
    guarantees: 'Every grant names its database role in full.',
    types: ['snowflake_grant_privileges_to_database_role', 'snowflake_grant_database_role'],
    path: 'database_role_name',
    allows: (name) => typeof name === 'string' && FULLY_QUALIFIED.test(name),
    because: 'a name without its database is refused, or found in another database',
    mend: 'use fullyQualifiedName of the database role',
  }),
];
