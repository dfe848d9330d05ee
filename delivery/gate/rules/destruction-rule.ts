import { destructionRefusals } from '../destruction';
import type { StandingRule } from './rule';

/** What holds data is destroyed only where the environment says so, by address and until a day. */
export const destructionRule: StandingRule = ({ applying, environment, now }) => ({
  refusals: destructionRefusals(applying.assessment.changes, environment, now),
  accepted: [],
});
