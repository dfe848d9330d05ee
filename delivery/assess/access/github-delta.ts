import type { AccessDelta } from '../../model/access';
import { textOf } from '../../model/blocks';
import type { StateResource } from '../../model/state-resource';
import { githubCovers, githubRights } from './github-rights';
import type { Pair } from './pair';
import { readingOf, unknownOf } from './reading';
import { type Rights, type Right, rightsDelta } from './right';

/**
 * Who gains and who loses what in GitHub: the right to approve deployments, where they may run from, what gets past
 * rulesets, and who may do what in repositories.
 */
export function githubDelta(pairs: readonly Pair[]): AccessDelta {
  const reading = readingOf(pairs, githubRights);
  const made = readingOf(pairs, repositoryName);
  const side = (rights: readonly Right[][], names: readonly { readonly name: string }[]): Rights<Right> => ({
    rights: rights.flat(),
    subjects: new Set(names.map(({ name }) => name)),
  });
  const delta = rightsDelta(side(reading.before, made.before), side(reading.after, made.after), githubCovers);
  return {
    ...delta,
    unknown: unknownOf(reading, delta.gained.length + delta.lost.length > 0),
  };
}

function repositoryName({ type, values }: StateResource): { readonly name: string } | null {
  const name = textOf(values['name']);
  return type === 'github_repository' && name !== undefined ? { name } : null;
}
