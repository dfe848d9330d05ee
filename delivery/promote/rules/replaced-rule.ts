import { releaseName } from '../../model/release';
import { newestChange } from '../../model/history';
import type { EntryRule } from './entering';

/** A rollback takes back what was applied last: what has come meanwhile is in no plan that anybody saw. */
export const replacedRule: EntryRule = ({ promotion: { replaces, environment }, here }) => {
  const last = newestChange(here);
  if (replaces === undefined || last === null || last.release.tree === replaces.tree) return [];
  const goesOn = last.purpose === 'rollback' && last.replaces?.tree === replaces.tree;
  if (goesOn) return [];
  const sentence =
    `${environment.name} was at ${releaseName(replaces)} when this rollback was planned, and is at ` +
    `${releaseName(last.release)} now; look again: npx sluice rollback ${environment.name}`;
  return [{ rule: 'replaced', sentence }];
};
