import { freezesAt } from '../../model/freezes';
import type { EntryRule } from './entering';

/** Nothing enters in a time of which the environment says so. */
export const freezeRule: EntryRule = ({ promotion: { environment }, now }) =>
  freezesAt(now, environment).map(({ until, reason }) => ({
    rule: 'freeze',
    sentence: `${environment.name} is frozen until ${until}: ${reason}; run this again after that`,
  }));
