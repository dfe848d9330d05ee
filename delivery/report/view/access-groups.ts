import type { Access, AccessDelta } from '../../model/access';

/** What someone gains or loses on several objects: the same privileges, through the same roles. */
export interface AccessGroup {
  readonly what: readonly string[];
  readonly through: readonly string[];
  readonly on: readonly string[];
}

/** All that someone gains, or all that they lose. */
export interface AccessOf {
  readonly who: string;
  readonly gains: boolean;
  /** Roles of which they get or lose everything that the role itself does. */
  readonly allOf: readonly string[];
  /** The rest. */
  readonly groups: readonly AccessGroup[];
  /** Every privilege and every object among the rest, each once. */
  readonly what: readonly string[];
  readonly on: readonly string[];
}

/** An access delta by who: gains before losses. What comes through a role that changes as much is told by its name. */
export function accessByWho({ gained, lost }: AccessDelta): AccessOf[] {
  return [...byWho(gained, true), ...byWho(lost, false)];
}

function byWho(all: readonly Access[], gains: boolean): AccessOf[] {
  const people = grouped(all, ({ who }) => who);
  const sets = new Map([...people].map(([who, accesses]) => [who, setOf(accesses, 0)]));
  return [...people].map(([who, accesses]) => {
    const allOf = rolesOf(accesses).filter((role) => {
      const inherited = accesses.filter(({ through }) => through[0] === role);
      return sets.get(`role ${role}`) === setOf(inherited, 1);
    });
    const rest = accesses.filter(({ through }) => !allOf.includes(through[0] ?? ''));
    const [what, on] = [rest.map((access) => access.what), rest.map((access) => access.on)];
    return { who, gains, allOf, groups: groupsOf(rest), what: [...new Set(what)], on: [...new Set(on)] };
  });
}

function rolesOf(accesses: readonly Access[]): string[] {
  return [...new Set(accesses.flatMap(({ through }) => through.slice(0, 1)))];
}

/** Accesses as one text, the roles nearest to who has them left out. */
function setOf(accesses: readonly Access[], nearest: number): string {
  return accesses
    .map(({ what, on, through }) => JSON.stringify([what, on, through.slice(nearest)]))
    .sort()
    .join('\n');
}

function groupsOf(accesses: readonly Access[]): AccessGroup[] {
  const objects = [...grouped(accesses, ({ on, through }) => JSON.stringify([on, through])).values()];
  const told = objects.flatMap((some) =>
    some.slice(0, 1).map(({ on, through }) => ({ on, through, what: some.map((access) => access.what) })),
  );
  const groups = grouped(told, ({ what, through }) => JSON.stringify([what, through]));
  return [...groups.values()].flatMap((some) =>
    some.slice(0, 1).map(({ what, through }) => ({ what, through, on: some.map(({ on }) => on) })),
  );
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(key(one));
    if (known === undefined) groups.set(key(one), [one]);
    else known.push(one);
  }
  return groups;
}
