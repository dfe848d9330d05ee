import { releaseName } from '../../model/release';
import { takenBackBy } from '../../model/history';
import type { EntryRule } from './entering';

/** It was not rolled back here: what was bad once is replaced, not tried again. */
export const takenBackRule: EntryRule = ({ promotion: { release, environment }, here }) => {
  const back = takenBackBy(here, release);
  if (back === null) return [];
  const name = releaseName(release);
  const sentence = `${name} was rolled back in ${environment.name} on ${back.opened}; promote a release with another tree, which replaces it`;
  return [{ rule: 'taken back', sentence }];
};
