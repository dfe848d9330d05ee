import type { Access, AccessDelta } from '../../model/access';
import { PrivilegeIndex } from '../../model/snowflake/privilege-index';
import { readStatement } from '../../model/snowflake/read-statement';
import type { Principal, Privilege, Statement } from '../../model/snowflake/statement';
import { inWords } from './in-words';
import type { Pair } from './pair';
import { readingOf, unknownOf } from './reading';
import { isIntermediate, type SnowflakeSide, snowflakeSide } from './snowflake-side';

/** Every user and every account role holds it (Snowflake documentation, "Overview of Access Control"). */
const PUBLIC = 'role PUBLIC';

/** Snowflake's own administrators, each after those that it holds. */
const ADMINISTRATORS = ['USERADMIN', 'SYSADMIN', 'SECURITYADMIN', 'ACCOUNTADMIN', 'ORGADMIN', 'GLOBALORGADMIN'].map(
  (name) => `role ${name}`,
);

/**
 * Who gains and who loses which privilege in Snowflake. Told are account roles, users, shares and applications;
 * administrators only of what nobody below them is told, a database role only where nobody holds it, and what `PUBLIC`
 * has only as its own. A role that no stack makes counts as a privilege, `USAGE` on it: what it may do is not known. A
 * user who is disabled may do nothing. A future grant on a database counts also where one on a schema takes its place.
 */
export function snowflakeDelta(pairs: readonly Pair[]): AccessDelta {
  const reading = readingOf(pairs, readStatement);
  const managed = new Set([...reading.before, ...reading.after].flatMap(principalOf));
  const old = withOutsideRoles(reading.before, managed);
  const next = withOutsideRoles(reading.after, managed);
  const index = new PrivilegeIndex([...old, ...next].flatMap(privilegesOf));
  const before = snowflakeSide(old, absentIn(old, managed), index);
  const after = snowflakeSide(next, absentIn(next, managed), index);
  const gained = gains(before, after, index);
  const lost = gains(after, before, index);
  return { gained, lost, unknown: unknownOf(reading, gained.length + lost.length > 0) };
}

/** A role that is made in this very plan had no grants before it; one that is dropped has none after. */
function absentIn(statements: readonly Statement[], managed: ReadonlySet<Principal>): Set<Principal> {
  const acting = new Set(statements.filter((said) => said.kind === 'principal' && said.enabled).flatMap(principalOf));
  return new Set([...managed].filter((principal) => !acting.has(principal)));
}

function principalOf(said: Statement): Principal[] {
  return said.kind === 'principal' ? [said.principal] : [];
}

function privilegesOf(said: Statement): readonly Privilege[] {
  return said.kind === 'privileges' ? said.privileges : [];
}

function withOutsideRoles(statements: readonly Statement[], managed: ReadonlySet<Principal>): Statement[] {
  return statements.flatMap((said) => {
    if (said.kind !== 'membership' || managed.has(said.role) || said.role === PUBLIC) return [said];
    const usage: Privilege = { what: 'USAGE', on: said.role, grantable: false };
    return [said, { kind: 'privileges', holder: said.holder, privileges: [usage] }];
  });
}

function gains(before: SnowflakeSide, after: SnowflakeSide, index: PrivilegeIndex): Access[] {
  const news = new Map<Principal, readonly number[]>();
  const told = new Set<number>();
  const ordinary = after.graph.principals.filter((name) => !ADMINISTRATORS.includes(name) && isTold(name, after));
  for (const name of ordinary) {
    const numbers = newTo(name, before, after);
    news.set(name, numbers);
    numbers.forEach((number) => told.add(number));
  }
  for (const name of ADMINISTRATORS) {
    const numbers = newTo(name, before, after).filter((number) => !told.has(number));
    news.set(name, numbers);
    numbers.forEach((number) => told.add(number));
  }
  return inWords(news, after.graph, index);
}

function isTold(name: Principal, { held }: SnowflakeSide): boolean {
  return !isIntermediate(name) || !held.has(name);
}

function newTo(name: Principal, { access: before }: SnowflakeSide, { access: after }: SnowflakeSide): number[] {
  const everyone = name !== PUBLIC && (name.startsWith('role ') || name.startsWith('user '));
  const others = everyone ? [before.of(PUBLIC), after.of(PUBLIC)] : [];
  return after
    .of(name)
    .without(before.of(name), ...others)
    .filter((number) => !before.allows(name, number) && !(everyone && before.allows(PUBLIC, number)));
}
