import { inOrder } from '../in-order';
import type { Principal, Privilege, Statement } from './statement';

/** Who holds which roles, and which privileges were granted to each directly. */
export interface RoleGraph {
  /** Sorted; a principal's number is its place here. */
  readonly principals: readonly Principal[];
  readonly numberOf: ReadonlyMap<Principal, number>;
  /** The roles that a principal holds directly, in the order of their names. */
  readonly rolesOf: (principal: number) => readonly number[];
  readonly privilegesOf: (principal: number) => readonly Privilege[];
}

/** Roles of Snowflake's own that hold others, in every account (Snowflake documentation, "Overview of Access Control"). */
const BUILT_IN: readonly (readonly [holder: Principal, role: Principal])[] = [
  ['role ACCOUNTADMIN', 'role SYSADMIN'],
  ['role ACCOUNTADMIN', 'role SECURITYADMIN'],
  ['role SECURITYADMIN', 'role USERADMIN'],
];

/**
 * The graph of what statements say.
 * @param absent principals that are not there, so that nothing said about them counts.
 */
export function roleGraph(statements: readonly Statement[], absent: ReadonlySet<Principal> = new Set()): RoleGraph {
  const roles = new Map<Principal, Set<Principal>>();
  const privileges = new Map<Principal, Privilege[]>();
  const hold = (holder: Principal, role: Principal): void => {
    if (absent.has(holder) || absent.has(role)) return;
    entry(roles, holder, () => new Set()).add(role);
    entry(roles, role, () => new Set());
  };
  BUILT_IN.forEach(([holder, role]) => {
    hold(holder, role);
  });
  for (const statement of statements) {
    if (statement.kind === 'membership') hold(statement.holder, statement.role);
    if (statement.kind !== 'privileges' || absent.has(statement.holder)) continue;
    entry(roles, statement.holder, () => new Set());
    entry(privileges, statement.holder, () => []).push(...statement.privileges);
  }
  return numbered(roles, privileges);
}

function numbered(
  roles: ReadonlyMap<Principal, ReadonlySet<Principal>>,
  privileges: ReadonlyMap<Principal, readonly Privilege[]>,
): RoleGraph {
  const principals = [...roles.keys()].sort(inOrder);
  const numberOf = new Map(principals.map((principal, i) => [principal, i]));
  const held = principals.map((principal) =>
    [...(roles.get(principal) ?? [])].flatMap((role) => numberOf.get(role) ?? []).sort((a, b) => a - b),
  );
  const own = principals.map((principal) => privileges.get(principal) ?? []);
  return { principals, numberOf, rolesOf: (i) => held[i] ?? [], privilegesOf: (i) => own[i] ?? [] };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
