import type { Thing } from './plan-of';
import { acts, databaseRole, holds, includes, may, role, user } from './snowflake-things';

/** An account of some size. */
export interface LargeAccount {
  readonly roles: number;
  /** How many database roles there are, and how many grants each has. */
  readonly databaseRoles: number;
  readonly grantsEach: number;
}

/**
 * Functional roles in a ladder: each includes the two below it, so that the top one reaches every other by very many
 * ways. Each holds a few database roles, and every tenth has a user.
 */
export function largeAccount({ roles, databaseRoles, grantsEach }: LargeAccount): Thing[] {
  const names = Array.from({ length: roles }, (_, i) => `R${i}`);
  const paths = Array.from({ length: databaseRoles }, (_, i) => `DB${i % 20}.D${i}`);
  return [
    ...names.map(role),
    ...paths.map(databaseRole),
    ...names.flatMap((name, i) => [1, 2].flatMap((below) => (i < below ? [] : [includes(name, `R${i - below}`)]))),
    ...paths.map((path, i) => holds(`R${i % roles}`, path)),
    ...names.filter((_, i) => i % 10 === 0).flatMap((name) => [user(`U_${name}`), acts(`U_${name}`, name)]),
    ...paths.flatMap((path, i) => Array.from({ length: grantsEach }, (_, n) => tables(path, `S${i}_${n}`))),
  ];
}

function tables(path: string, schema: string): Thing {
  const place = { object_type_plural: 'TABLES', in_schema: `"${path.split('.')[0]!}"."${schema}"` };
  return may(path, ['SELECT', 'REFERENCES'], { on_schema_object: [{ all: [], future: [place] }] });
}
