import { EffectiveAccess } from '../../model/snowflake/effective-access';
import type { PrivilegeIndex } from '../../model/snowflake/privilege-index';
import { type RoleGraph, roleGraph } from '../../model/snowflake/role-graph';
import type { Principal, Statement } from '../../model/snowflake/statement';

/** Access in Snowflake as it is, or as it will be. */
export interface SnowflakeSide {
  readonly graph: RoleGraph;
  readonly access: EffectiveAccess;
  /** Roles that an account role, a user, a share or an application holds, directly or not. */
  readonly held: ReadonlySet<Principal>;
}

/** Makes one side of a comparison. */
export function snowflakeSide(
  statements: readonly Statement[],
  absent: ReadonlySet<Principal>,
  index: PrivilegeIndex,
): SnowflakeSide {
  const graph = roleGraph(statements, absent);
  return { graph, access: new EffectiveAccess(graph, index), held: heldIn(graph) };
}

/** Whether a principal is a role that others hold in order to act, rather than someone who acts. */
export function isIntermediate(principal: Principal): boolean {
  return principal.startsWith('database role ') || principal.startsWith('application role ');
}

function heldIn({ principals, rolesOf }: RoleGraph): Set<Principal> {
  const seen = new Set<number>();
  principals.forEach((principal, i) => {
    if (!isIntermediate(principal)) seen.add(i);
  });
  for (const holder of seen) rolesOf(holder).forEach((role) => seen.add(role));
  return new Set([...seen].flatMap((i) => principals[i] ?? []));
}
