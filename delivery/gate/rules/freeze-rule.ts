import type { Environment } from '../../../environments/schema/environment';
import type { Refusal } from '../../model/refusal';
import type { StandingRule } from './rule';

/** Nothing is applied in a time of which the environment says so. */
export const freezeRule: StandingRule = ({ environment, now }) => ({
  refusals: freezeRefusals(environment, now),
  accepted: [],
});

/** The freezes that last now; the end of one is no longer part of it. */
export function freezeRefusals({ name, review }: Environment, now: Date): Refusal[] {
  const frozen = review.freezes.filter(
    ({ from, until }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until),
  );
  return frozen.map(({ until, reason }) => ({
    rule: 'freeze',
    sentence: `${name} is frozen until ${until}: ${reason}; apply after that`,
  }));
}
