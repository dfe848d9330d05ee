import type { Access } from '../../model/access';

/** Something that someone may do, or be kept from, without roles in between. */
export interface Right {
  readonly who: string;
  readonly what: string;
  readonly on: string;
  /** Whether it takes access away: the one who is freed of it gains. */
  readonly restricts: boolean;
  /** What the right belongs to. What a stack only just makes, or takes away, loses nothing by a restriction. */
  readonly subject: string;
}

/** What there is on one side of a change. */
export interface Rights<R extends Right> {
  readonly rights: readonly R[];
  /** Subjects that stacks make. */
  readonly subjects: ReadonlySet<string>;
}

/**
 * Who gains and who loses which rights.
 * @param covers whether one right of someone allows, or forbids, all that another one does.
 */
export function rightsDelta<R extends Right>(
  before: Rights<R>,
  after: Rights<R>,
  covers: (held: R, asked: R) => boolean,
): Record<'gained' | 'lost', Access[]> {
  const lasting = ({ restricts, subject }: R): boolean =>
    !restricts || before.subjects.has(subject) === after.subjects.has(subject);
  const appeared = missing(after.rights, before.rights, covers).filter(lasting);
  const vanished = missing(before.rights, after.rights, covers).filter(lasting);
  return {
    gained: [...appeared.filter(({ restricts }) => !restricts), ...vanished.filter(({ restricts }) => restricts)].map(
      access,
    ),
    lost: [...vanished.filter(({ restricts }) => !restricts), ...appeared.filter(({ restricts }) => restricts)].map(
      access,
    ),
  };
}

/** The rights, each once, that others do not cover. */
function missing<R extends Right>(rights: readonly R[], others: readonly R[], covers: (a: R, b: R) => boolean): R[] {
  const known = new Set(others.map(keyOf));
  const byHolder = new Map<string, R[]>();
  for (const other of others) {
    const same = byHolder.get(holderOf(other));
    if (same === undefined) byHolder.set(holderOf(other), [other]);
    else same.push(other);
  }
  const left = new Map(rights.map((right) => [keyOf(right), right]));
  return [...left]
    .filter(([key]) => !known.has(key))
    .map(([, right]) => right)
    .filter((right) => !(byHolder.get(holderOf(right)) ?? []).some((other) => covers(other, right)));
}

function keyOf({ who, what, on, restricts }: Right): string {
  return JSON.stringify([who, what, on, restricts]);
}

function holderOf({ who, restricts }: Right): string {
  return `${restricts ? '-' : '+'}${who}`;
}

function access({ who, what, on }: Right): Access {
  return { who, what, on, through: [] };
}
