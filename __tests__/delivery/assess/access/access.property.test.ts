import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import type { Access } from '../../../../delivery/model/access';
import { allowed, naiveAccess, type NaiveAccess } from './naive-access';
import { planOf, type Thing } from './plan-of';
import { Random } from './random';
import { acts, databaseRole, holds, includes, may, role, roleMay, user, warehouse } from './snowflake-things';

const ROLES = ['A', 'B', 'C', 'D', 'E', 'F'];
const DATABASE_ROLES = ['DB.R', 'DB.W', 'DB.O'];
const USERS = ['U', 'V'];
const PRINCIPALS = [
  ...ROLES.map((name) => `role ${name}`),
  ...DATABASE_ROLES.map((name) => `database role ${name}`),
  ...USERS.map((name) => `user ${name}`),
];
const SEEDS = Array.from({ length: 150 }, (_, i) => i);

/** Everyone but the role `OUTSIDE`, which no stack makes. */
const MADE = [...ROLES.map(role), ...DATABASE_ROLES.map(databaseRole), ...USERS.map((name) => user(name))];

interface Worlds {
  readonly stays: readonly Thing[];
  readonly comes: readonly Thing[];
  readonly goes: readonly Thing[];
}

/** Two worlds that share some grants, as a plan from one to the other. */
function worlds(seed: number): Worlds {
  const random = new Random(seed);
  const grants = Array.from({ length: 4 + random.number(20) }, () => randomGrant(random));
  const parts = { stays: [...MADE], comes: [] as Thing[], goes: [] as Thing[] };
  for (const grant of new Map(grants.map((it) => [it.address, it])).values()) {
    parts[random.of(['stays', 'stays', 'comes', 'goes'] as const)].push(grant);
  }
  return parts;
}

function randomGrant(random: Random): Thing {
  switch (random.number(5)) {
    case 0:
      return includes(random.of(ROLES), random.of([...ROLES, 'OUTSIDE']));
    case 1:
      return holds(random.of(ROLES), quoted(random.of(DATABASE_ROLES)));
    case 2:
      return acts(random.of(USERS), random.of(ROLES));
    case 3:
      return may(quoted(random.of(DATABASE_ROLES)), ...randomPrivileges(random));
    default:
      return roleMay(random.of(ROLES), ...randomPrivileges(random));
  }
}

function randomPrivileges(random: Random): [privileges: string[], on: ReturnType<typeof warehouse>] {
  const privileges = [random.of(['USAGE', 'OPERATE', 'MONITOR']), random.of(['USAGE', 'OWNERSHIP'])];
  const options = { with_grant_option: random.chance(20), all_privileges: random.chance(15) };
  return [privileges.slice(random.number(2)), { ...warehouse(random.of(['X', 'Y'])), ...options }];
}

function quoted(path: string): string {
  return `"${path.replace('.', '"."')}"`;
}

function keys(access: readonly Access[]): string[] {
  return access.map(({ who, what, on }) => `${who}: ${what} on ${on}`).sort();
}

/** What is new in a world, worked out by hand: for everyone but database roles that someone holds. */
function news(from: NaiveAccess, to: NaiveAccess): string[] {
  const told = PRINCIPALS.filter(
    (who) => !who.startsWith('database') || [...to.holders(who)].every((name) => name.startsWith('database')),
  );
  return told
    .flatMap((who) => [...to.of(who)].filter((key) => !allowed(from.of(who), key)).map((key) => `${who}: ${key}`))
    .sort();
}

test('the delta is what a naive walk of all grants gives', () => {
  for (const seed of SEEDS) {
    const { stays, comes, goes } = worlds(seed);
    const [before, after] = [naiveAccess([...stays, ...goes]), naiveAccess([...stays, ...comes])];
    const { gained, lost } = accessDelta([planOf({ stays, comes, goes })]);
    const byHand = { seed, gained: news(before, after), lost: news(after, before) };
    expect({ seed, gained: keys(gained), lost: keys(lost) }).toEqual(byHand);
  }
});

test('what is gained one way is lost the other', () => {
  for (const seed of SEEDS) {
    const { stays, comes, goes } = worlds(seed);
    const there = accessDelta([planOf({ stays, comes, goes })]);
    const back = accessDelta([planOf({ stays, comes: goes, goes: comes })]);
    expect({ seed, gained: back.lost, lost: back.gained }).toEqual({ seed, gained: there.gained, lost: there.lost });
  }
});

test('the order of objects and of stacks changes nothing', () => {
  for (const seed of SEEDS) {
    const { stays, comes, goes } = worlds(seed);
    const random = new Random(seed);
    const [some, others] = [stays.slice(0, stays.length / 2), random.shuffled(stays.slice(stays.length / 2))];
    const made = planOf({ stays: random.shuffled(some), comes: random.shuffled(comes) });
    const delta = accessDelta([planOf({ goes: random.shuffled(goes) }), made], others);
    expect({ seed, delta }).toEqual({ seed, delta: accessDelta([planOf({ stays, comes, goes })]) });
  }
});

test('one grant more takes nothing away, and one less gives nothing', () => {
  for (const seed of SEEDS) {
    const grant = randomGrant(new Random(seed + 1_000));
    const stays = worlds(seed).stays.filter(({ address }) => address !== grant.address);
    const [more, less] = [
      accessDelta([planOf({ stays, comes: [grant] })]),
      accessDelta([planOf({ stays, goes: [grant] })]),
    ];
    expect({ seed, lost: more.lost, gained: less.gained }).toEqual({ seed, lost: [], gained: [] });
  }
});

test('the roles that access comes through hold each other, down to the one that was granted it', () => {
  for (const seed of SEEDS) {
    const { stays, comes, goes } = worlds(seed);
    const after = naiveAccess([...stays, ...comes]);
    for (const { who, what, on, through } of accessDelta([planOf({ stays, comes, goes })]).gained) {
      const way = [who, ...through.map((name) => `${name.includes('.') ? 'database ' : ''}role ${name}`)];
      way.slice(1).forEach((name, i) => {
        expect(after.next(way[i]!)).toContain(name);
      });
      expect(after.own(way.at(-1)!)).toContain(`${what} on ${on}`);
    }
  }
});
