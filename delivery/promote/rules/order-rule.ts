import { releaseName } from '../../model/release';
import { newestChange } from '../../model/history';
import type { EntryRule } from './entering';

/** It contains what was applied last: anything else would take changes back, which only a rollback may. */
export const orderRule: EntryRule = ({ promotion: { release, environment }, here, lineage }) => {
  const last = newestChange(here);
  if (last === null || lineage === null || lineage === 'contains') return [];
  const [name, there, where] = [releaseName(release), releaseName(last.release), environment.name];
  if (lineage === 'older') {
    const back = `to go back, run "npx sluice rollback ${where} --to ${name}"`;
    return [{ rule: 'superseded', sentence: `${name} is older than ${there}, which was applied to ${where}; ${back}` }];
  }
  const next = `release a commit that contains ${there}, or roll back`;
  const sentence = `${name} does not contain ${there}, which was applied to ${where}, and would take its changes back; ${next}`;
  return [{ rule: 'superseded', sentence }];
};
