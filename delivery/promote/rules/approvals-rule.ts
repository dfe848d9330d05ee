import { releaseName } from '../../model/release';
import { isNew } from '../../model/history';
import type { EntryRule } from './entering';

/** As many people approved it as the environment asks for; the first release of an environment was shown to nobody. */
export const approvalsRule: EntryRule = ({ promotion: { release, environment }, here, approvedBy }) => {
  const needed = environment.promotion.approvals;
  if (approvedBy.length >= needed || isNew(here)) return [];
  const given = approvedBy.length === 0 ? 'nobody has approved' : `only ${approvedBy.join(', ')} approved`;
  const sentence = `${environment.name} asks for ${needed} approvals, and ${given} ${releaseName(release)}; ask for them on its pull request`;
  return [{ rule: 'approvals', sentence }];
};
