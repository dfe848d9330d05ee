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
    ...sharedPrefixes(all),
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

/** Looks each up in what came before: with a hundred sandboxes, all pairs would be ten thousand. */
function sharedPrefixes(all: readonly EnvironmentDraft[]): Problem[] {
  const first = new Map<string, string>();
  return all.flatMap(({ name, abbreviation = name }) => {
    const other = first.get(abbreviation) ?? name;
    if (!first.has(abbreviation)) first.set(abbreviation, name);
    if (other === name) return [];
    return [
      {
        file: fileOf(name),
        path: 'abbreviation',
        found: JSON.stringify(abbreviation),
        allowed: `one that ${fileOf(other)} does not use: it starts the names of resources`,
      },
    ];
  });
}
