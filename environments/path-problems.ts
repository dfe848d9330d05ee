import { fileOf } from './file-of';
import { nearMiss } from './near-miss';
import type { Problem } from './problem';
import type { EnvironmentDraft } from './schema/environment';

/** What is wrong with the order and the names of environments: each has one place, one name and one prefix. */
export function pathProblems(path: readonly EnvironmentDraft[], beside: readonly EnvironmentDraft[]): Problem[] {
  const names = path.map(({ name }) => name);
  const all = [...path, ...beside];
  return [
    ...path.flatMap((draft, i) => [...unique(names, i), ...fromProblems(draft, names.slice(0, i))]),
    ...all.flatMap((_draft, i) => sharedPrefix(all, i)),
  ];
}

function unique(names: readonly string[], i: number): Problem[] {
  const name = names[i] ?? '';
  if (names.indexOf(name) === i) return [];
  return [
    {
      file: 'environments/index.ts',
      path: `path[${i}]`,
      found: JSON.stringify(name),
      allowed: 'an environment that is not listed before',
    },
  ];
}

function fromProblems(draft: EnvironmentDraft, earlier: readonly string[]): Problem[] {
  const from = draft.promotion?.from;
  if (from === undefined || (from !== null && earlier.includes(from))) return [];
  const file = fileOf(draft.name);
  if (from === null) {
    if (earlier.length === 0) return [];
    return [
      { file, path: 'promotion.from', found: 'null', allowed: `an environment before this one: ${earlier.join(', ')}` },
    ];
  }
  const near = nearMiss(from, earlier);
  const allowed =
    earlier.length === 0
      ? 'nothing: this is the first environment of the path'
      : `an environment before this one: ${earlier.join(', ')}`;
  const problem = { file, path: 'promotion.from', found: JSON.stringify(from), allowed };
  return [near === undefined ? problem : { ...problem, suggestion: JSON.stringify(near) }];
}

function sharedPrefix(path: readonly EnvironmentDraft[], i: number): Problem[] {
  const abbreviation = (draft: EnvironmentDraft | undefined) => draft?.abbreviation ?? draft?.name;
  const mine = abbreviation(path[i]);
  const first = path.findIndex((draft) => abbreviation(draft) === mine);
  const other = path[first];
  if (first === i || other === undefined || other.name === path[i]?.name) return [];
  const file = fileOf(path[i]?.name ?? '');
  return [
    {
      file,
      path: 'abbreviation',
      found: JSON.stringify(mine),
      allowed: `one that ${fileOf(other.name)} does not use: it starts the names of resources`,
    },
  ];
}
