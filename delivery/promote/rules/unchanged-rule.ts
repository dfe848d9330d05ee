import { releaseName } from '../../model/release';
import { verifiedAs } from '../../model/history';
import type { EntryRule } from './entering';

/** What was built is what was verified before: the same tree with other inputs is another release. */
export const unchangedRule: EntryRule = ({ promotion: { release, environment }, before, built }) => {
  const verified = verifiedAs(before ?? [], release);
  if (verified === null || verified.assembly === built) return [];
  const name = releaseName(release);
  const from = environment.promotion.from ?? '';
  const sentence =
    `${name} synthesizes to another assembly (${built.slice(0, 12)}) than the one that was verified in ${from} ` +
    `(${verified.assembly.slice(0, 12)}); something outside its tree has changed, such as the packages that are ` +
    `installed or a variable: run npm ci, and promote it from ${from} again if that does not mend it`;
  return [{ rule: 'unchanged', sentence }];
};
