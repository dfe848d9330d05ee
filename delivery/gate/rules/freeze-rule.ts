import type { Environment } from '../../../environments/schema/environment';
import { freezesAt } from '../../model/freezes';
import type { Refusal } from '../../model/refusal';
import type { StandingRule } from './rule';

/** Nothing is applied in a time of which the environment says so. */
export const freezeRule: StandingRule = ({ environment, now }) => ({
  refusals: freezeRefusals(environment, now),
  accepted: [],
});

/** What is said of each freeze that lasts now. */
export function freezeRefusals(environment: Environment, now: Date): Refusal[] {
  return freezesAt(now, environment).map(({ until, reason }) => ({
    rule: 'freeze',
    sentence: `${environment.name} is frozen until ${until}: ${reason}; apply after that`,
  }));
}
