import { fileOf } from './file-of';
import { nearMiss } from './near-miss';
import type { Finding, Problem } from './problem';
import type { Sound } from './sound';

/** What is wrong with databases that start as a copy: only a guest's may, of what its host lets be copied. */
export function cloneProblems(all: readonly Sound[]): Problem[] {
  return all.flatMap((environment) => {
    const file = fileOf(environment.name ?? '');
    const host = all.find(({ name, identityOf }) => identityOf === null && name === environment.identityOf);
    return [...unknownClonables(environment), ...strayClones(environment, host)].map((finding) => ({
      file,
      ...finding,
    }));
  });
}

function unknownClonables({ snowflake, databases }: Sound): Finding[] {
  if (databases === undefined) return [];
  return (snowflake?.clonableDatabases ?? []).flatMap((name, i) =>
    name in databases ? [] : [oneOf(`snowflake.clonableDatabases[${i}]`, name, Object.keys(databases))],
  );
}

function strayClones(guest: Sound, host: Sound | undefined): Finding[] {
  return Object.entries(guest.databases ?? {}).flatMap(([database, { cloneOf, schemas }]) => {
    if (cloneOf === null) return [];
    const path = `databases.${database}.cloneOf`;
    if (host === undefined) return [{ path, found: JSON.stringify(cloneOf), allowed: NO_HOST }];
    if (!sharesAccount(guest, host)) return [{ path, found: JSON.stringify(cloneOf), allowed: OTHER_ACCOUNT }];
    const clonable = host.snowflake?.clonableDatabases.map((name) => [inAccount(host, name), name] as const) ?? [];
    const source = clonable.find(([whole]) => whole === cloneOf)?.[1];
    if (source === undefined)
      return [
        oneOf(
          path,
          cloneOf,
          clonable.map(([whole]) => whole),
        ),
      ];
    const known = Object.keys(host.databases?.[source]?.schemas ?? {});
    return Object.keys(schemas)
      .filter((schema) => !known.includes(schema))
      .map((schema) => oneOf(`databases.${database}.schemas.${schema}`, schema, known));
  });
}

const NO_HOST = 'null: only an environment with the identity of another starts with a copy';
const OTHER_ACCOUNT = 'null: a copy stays in one Snowflake account, and this environment has another one than its host';

function sharesAccount({ snowflake: mine }: Sound, { snowflake: theirs }: Sound): boolean {
  return mine?.organization === theirs?.organization && mine?.account === theirs?.account;
}

/** As the stacks name account objects: `DEV_ANALYTICS`. */
function inAccount({ abbreviation = '' }: Sound, name: string): string {
  return `${abbreviation.replaceAll('-', '_').toUpperCase()}_${name}`;
}

function oneOf(path: string, found: string, known: readonly string[]): Finding {
  const near = nearMiss(found, known);
  const allowed =
    known.length === 0
      ? 'nothing: the host lets nothing be copied (snowflake.clonableDatabases)'
      : `one of ${known.join(', ')}`;
  const finding = { path, found: JSON.stringify(found), allowed };
  return near === undefined ? finding : { ...finding, suggestion: JSON.stringify(near) };
}
