import type { Access } from '../../model/access';
import type { PrivilegeIndex } from '../../model/snowflake/privilege-index';
import type { RoleGraph } from '../../model/snowflake/role-graph';
import { RolePaths } from '../../model/snowflake/role-paths';
import type { Principal } from '../../model/snowflake/statement';

/** The privileges of principals, by their numbers in ascending order, as reviewers read them. */
export function inWords(
  privileges: ReadonlyMap<Principal, readonly number[]>,
  graph: RoleGraph,
  index: PrivilegeIndex,
): Access[] {
  const grantees = granteesOf(new Set([...privileges.values()].flat()), graph, index);
  const told = [...privileges.keys()].filter((who) => privileges.get(who)?.length !== 0);
  return told.flatMap((who) => {
    const paths = new RolePaths(graph, graph.numberOf.get(who) ?? -1);
    return (privileges.get(who) ?? []).flatMap((number) => {
      const privilege = index.all[number];
      if (privilege === undefined) return [];
      const what = privilege.grantable ? `${privilege.what} with grant option` : privilege.what;
      return [{ who, what, on: privilege.on, through: paths.toNearest(grantees.get(number) ?? []) }];
    });
  });
}

/** To whom each of some privileges was granted directly. */
function granteesOf(wanted: ReadonlySet<number>, graph: RoleGraph, index: PrivilegeIndex): Map<number, number[]> {
  const grantees = new Map([...wanted].map((number) => [number, [] as number[]]));
  graph.principals.forEach((_, principal) => {
    for (const privilege of graph.privilegesOf(principal)) {
      grantees.get(index.numberOf(privilege) ?? -1)?.push(principal);
    }
  });
  return grantees;
}
