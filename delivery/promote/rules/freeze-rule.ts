import type { EntryRule } from './entering';

/** Nothing enters in a time of which the environment says so; its end is no longer part of it. */
export const freezeRule: EntryRule = ({ promotion: { environment }, now }) =>
  environment.review.freezes
    .filter(({ from, until }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until))
    .map(({ until, reason }) => ({
      rule: 'freeze',
      sentence: `${environment.name} is frozen until ${until}: ${reason}; run this again after that`,
    }));
