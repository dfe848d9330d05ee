import type { Environment } from '../../../environments/schema/environment';
import { HISTORY_SETTINGS, MONITOR_SETTINGS, ROLE_SETTINGS, WAREHOUSE_SETTINGS } from '../../model/adoptable-settings';
import type { Change } from '../../model/change-set';

/** A place in the data of an environment. */
type Path = readonly string[];

interface Kind {
  readonly settings: Readonly<Record<string, string>>;
  /** Where the environment states the object; `null` where it is none of the environment's. */
  readonly find: (named: Named, environment: Environment) => Path | null;
}

/** What an object is called in its account. */
interface Named {
  readonly name: string;
  readonly database: string | null;
}

const KINDS: Readonly<Record<string, Kind>> = {
  snowflake_warehouse: { settings: WAREHOUSE_SETTINGS, find: among('warehouses') },
  snowflake_resource_monitor: { settings: MONITOR_SETTINGS, find: monitor },
  snowflake_database: { settings: HISTORY_SETTINGS, find: among('databases') },
  snowflake_schema: { settings: HISTORY_SETTINGS, find: schema },
  snowflake_account_role: { settings: ROLE_SETTINGS, find: among('roles') },
};

/**
 * The setting that an attribute of an object comes from, such as `['warehouses', 'BI', 'size']`; `null` where Sluice does
 * not know. The object is found by the name that the environment gives it in its account, never by its address.
 */
export function settingOfObject(change: Change, attribute: string, environment: Environment): Path | null {
  const kind = Object.hasOwn(KINDS, change.type) ? KINDS[change.type] : undefined;
  const named = namedBy(change);
  if (kind === undefined || named === null || !Object.hasOwn(kind.settings, attribute)) return null;
  const object = kind.find(named, environment);
  return object === null ? null : [...object, kind.settings[attribute] ?? ''];
}

/** An object that was renamed is not the one that the code means. */
function namedBy({ before, after }: Change): Named | null {
  const name = after?.['name'];
  if (typeof name !== 'string' || name !== before?.['name']) return null;
  const database = after?.['database'] ?? null;
  if (database !== (before['database'] ?? null)) return null;
  if (database === null) return { name, database };
  return typeof database === 'string' ? { name, database } : null;
}

function among(section: 'warehouses' | 'databases' | 'roles'): Kind['find'] {
  return ({ name }, environment) => {
    const found = Object.keys(environment[section]).find((key) => inAccount(key, environment) === name);
    return found === undefined ? null : [section, found];
  };
}

function monitor({ name }: Named, environment: Environment): Path | null {
  const all = Object.entries(environment.monitors);
  const found = all.find(([key, { shared }]) => (shared ? key : inAccount(key, environment)) === name);
  return found === undefined ? null : ['monitors', found[0]];
}

function schema({ name, database }: Named, environment: Environment): Path | null {
  const all = Object.entries(environment.databases);
  const found = all.find(([key]) => inAccount(key, environment) === database);
  if (found === undefined || !Object.hasOwn(found[1].schemas, name)) return null;
  return ['databases', found[0], 'schemas', name];
}

/** As stacks/constructs/names.ts names objects of an account: `STG_ANALYTICS`. */
function inAccount(key: string, { abbreviation }: Environment): string {
  return `${abbreviation.replaceAll('-', '_').toUpperCase()}_${key}`;
}
