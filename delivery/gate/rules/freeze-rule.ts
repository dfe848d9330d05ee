import { HOLDS, type StandingRule } from './rule';

/** Nothing is applied in a time of which the environment says so; its end is no longer part of it. */
export const freezeRule: StandingRule = ({ environment, now }) => {
  const frozen = environment.review.freezes.filter(
    ({ from, until }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until),
  );
  if (frozen.length === 0) return HOLDS;
  const refusals = frozen.map(({ until, reason }) => ({
    rule: 'freeze',
    sentence: `${environment.name} is frozen until ${until}: ${reason}; apply after that`,
  }));
  return { refusals, accepted: [] };
};
