import { text } from '../attributes';
import type { Json } from '../attributes';
import type { StackView } from '../stack-view';

/** Which account roles of a stack include which: from a role to the roles that it is granted to. */
export interface RoleGraph {
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/** The roles that a role's privileges reach, itself first; each once, also where grants form a circle. */
export function reach({ parents }: RoleGraph, role: string): readonly string[] {
  const reached = new Set([role]);
  for (const name of reached) parents.get(name)?.forEach((parent) => reached.add(parent));
  return [...reached];
}

/** The graph of the role grants in a stack, by role name. */
export function roleGraph(view: StackView): RoleGraph {
  const parents = new Map<string, string[]>();
  for (const { attributes } of view.ofType('snowflake_grant_account_role')) {
    const parent = attributes['parent_role_name'];
    if (parent === undefined) continue;
    const role = roleName(attributes['role_name'], view);
    parents.set(role, [...(parents.get(role) ?? []), roleName(parent, view)]);
  }
  return { parents };
}

/** The name of an account role behind a literal, quoted or not, or a reference. */
export function roleName(value: Json | undefined, view: StackView): string {
  return text(view.literal(value)).replaceAll('"', '');
}
