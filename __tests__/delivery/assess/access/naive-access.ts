import type { Thing } from './plan-of';

/** Who may do what, as a reader would work it out by hand. */
export interface NaiveAccess {
  /** The keys `what on target` that a principal holds, through any role. */
  readonly of: (principal: string) => ReadonlySet<string>;
  /** The keys that were granted to a principal itself. */
  readonly own: (principal: string) => ReadonlySet<string>;
  /** The roles that a principal holds directly. */
  readonly next: (principal: string) => readonly string[];
  /** All who hold a role, through any other. */
  readonly holders: (role: string) => ReadonlySet<string>;
}

/**
 * Walks the whole list of grants anew for every question. It knows only what `snowflake-things.ts` makes of warehouses,
 * roles and users.
 */
export function naiveAccess(things: readonly Thing[]): NaiveAccess {
  const made = new Set(things.map(nameOf));
  const edges = things.flatMap(({ type, values }) => {
    if (!/^snowflake_grant_(account|database)_role$/.test(type)) return [];
    const from = name('user', values['user_name']) ?? name('role', values['parent_role_name']);
    const to = name('role', values['role_name']) ?? name('database role', values['database_role_name']);
    return [{ from: from!, to: to! }];
  });
  const own = (principal: string): Set<string> =>
    new Set([
      ...things.flatMap((thing) => (granteeOf(thing) === principal ? keysOf(thing) : [])),
      ...edges.filter(({ from, to }) => from === principal && !made.has(to)).map(({ to }) => `USAGE on ${to}`),
    ]);
  const reach = (start: string, next: (at: string) => string[]): Set<string> => {
    const reached = new Set([start]);
    for (const at of reached) next(at).forEach((further) => reached.add(further));
    return reached;
  };
  const next = (holder: string): string[] => edges.filter(({ from }) => from === holder).map(({ to }) => to);
  const above = (held: string): string[] => edges.filter(({ to }) => to === held).map(({ from }) => from);
  const of = (principal: string): Set<string> => new Set([...reach(principal, next)].flatMap((role) => [...own(role)]));
  return { of, own, next, holders: (held) => reach(held, above) };
}

/** Whether keys allow what a key says, be it by a greater privilege on the same object. */
export function allowed(keys: ReadonlySet<string>, key: string): boolean {
  const [, what = '', option, on = ''] = /^(.+?)( with grant option)? on (.+)$/.exec(key) ?? [];
  if (keys.has(key) || (option === undefined && keys.has(`${what} with grant option on ${on}`))) return true;
  if (what === 'OWNERSHIP') return false;
  const all = option === undefined ? [`ALL PRIVILEGES on ${on}`] : [];
  if ([`ALL PRIVILEGES with grant option on ${on}`, ...all].some((greater) => keys.has(greater))) return true;
  return keys.has(`OWNERSHIP on ${on}`) || keys.has(`OWNERSHIP with grant option on ${on}`);
}

function name(kind: string, value: unknown): string | undefined {
  return typeof value === 'string' ? `${kind} ${value.replaceAll('"', '')}` : undefined;
}

function granteeOf({ type, values }: Thing): string | undefined {
  if (!type.startsWith('snowflake_grant_privileges')) return undefined;
  return name('role', values['account_role_name']) ?? name('database role', values['database_role_name']);
}

function keysOf({ values }: Thing): string[] {
  const [on] = values['on_account_object'] as unknown as [{ object_name: string }];
  const option = values['with_grant_option'] === true ? ' with grant option' : '';
  const privileges = [...(values['privileges'] as readonly string[])];
  if (values['all_privileges'] === true) privileges.push('ALL PRIVILEGES');
  return privileges.map((what) => `${what}${option} on warehouse ${on.object_name}`);
}

function nameOf({ type, values }: Thing): string {
  const { name: given = '', database = '' } = values as Readonly<Record<string, string>>;
  if (type === 'snowflake_account_role') return `role ${given}`;
  return type === 'snowflake_database_role' ? `database role ${database}.${given}` : `user ${given}`;
}
