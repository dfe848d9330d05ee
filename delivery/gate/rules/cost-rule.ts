import { costRefusals } from '../cost-ceiling';
import { HOLDS, type StandingRule } from './rule';

/** Nothing raises the cost above the ceiling of the environment. */
export const costRule: StandingRule = ({ cost, environment }) =>
  cost === null ? HOLDS : { refusals: costRefusals(cost, environment), accepted: [] };
