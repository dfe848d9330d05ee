import { EffectiveAccess } from '../../../../delivery/model/snowflake/effective-access';
import { groupsOf } from '../../../../delivery/model/snowflake/groups-of';
import { PrivilegeIndex } from '../../../../delivery/model/snowflake/privilege-index';
import { readStatement } from '../../../../delivery/model/snowflake/read-statement';
import { type RoleGraph, roleGraph } from '../../../../delivery/model/snowflake/role-graph';
import type { Privilege, Statement } from '../../../../delivery/model/snowflake/statement';
import { largeAccount } from '../../assess/access/large-account';

test('nodes that reach each other are one group, after all that it reaches', () => {
  const children = [[1], [2], [0, 3], [4], []];
  expect(groupsOf(5, (node) => children[node]!).map((group) => group.sort((a, b) => a - b))).toEqual([
    [4],
    [3],
    [0, 1, 2],
  ]);
});

test('a chain of twenty thousand roles is not too deep', () => {
  expect(groupsOf(20_000, (node) => (node === 19_999 ? [] : [node + 1]))).toHaveLength(20_000);
});

test('each edge and each grant is looked at a fixed number of times, however deep the roles', () => {
  const work = (roles: number): { perEdge: number; perGrant: number } => {
    const statements = largeAccount({ roles, databaseRoles: 2 * roles, grantsEach: 20 })
      .map(readStatement)
      .filter((said): said is Statement => said !== null && said !== 'unreadable');
    const index = new PrivilegeIndex(statements.flatMap((said) => (said.kind === 'privileges' ? said.privileges : [])));
    const { graph, seen } = counting(roleGraph(statements));
    new EffectiveAccess(graph, index);
    const edges = statements.filter(({ kind }) => kind === 'membership').length;
    return { perEdge: seen.edges / edges, perGrant: seen.grants / index.all.length };
  };
  for (const roles of [40, 200]) {
    const { perEdge, perGrant } = work(roles);
    expect(perEdge).toBeLessThan(4);
    expect(perGrant).toBeLessThan(4);
  }
});

/** A graph that counts how many edges and grants were handed out. */
function counting(graph: RoleGraph): { graph: RoleGraph; seen: { edges: number; grants: number } } {
  const seen = { edges: 0, grants: 0 };
  const rolesOf = (principal: number): readonly number[] => {
    const roles = graph.rolesOf(principal);
    seen.edges += roles.length;
    return roles;
  };
  const privilegesOf = (principal: number): readonly Privilege[] => {
    const privileges = graph.privilegesOf(principal);
    seen.grants += privileges.length;
    return privileges;
  };
  return { graph: { ...graph, rolesOf, privilegesOf }, seen };
}
