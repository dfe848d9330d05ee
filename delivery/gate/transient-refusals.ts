import type { Environment } from '../../environments/schema/environment';
import type { CostDelta } from '../model/cost';
import type { Refusal } from '../model/refusal';
import { costRefusals } from './cost-ceiling';
import { freezeRefusals } from './rules/freeze-rule';

/** A sandbox or preview as it would be. */
export interface Transient {
  readonly environment: Environment;
  readonly cost: CostDelta;
  readonly now: Date;
}

/**
 * What holds for an environment that goes again, which nobody reviews: its cost stays below its cap, and nothing is
 * applied in a freeze. What it holds is a copy or made up, so that deletes are no reason.
 */
export function transientRefusals({ environment, cost, now }: Transient): Refusal[] {
  return [...costRefusals(cost, environment), ...freezeRefusals(environment, now)];
}
