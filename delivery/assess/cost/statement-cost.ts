import { FREE, type Estimate, untold } from './estimate';
import type { Meter } from './meter';

/** What a statement may do that costs something by itself. */
const COSTLY = /\b(CREATE|RESUME|WAREHOUSE_SIZE|MAX_CLUSTER_COUNT|EXECUTE)\b/i;

/** A statement in Snowflake: free unless it makes, starts or grows something, which no plan sees. */
export function statementCost(meter: Meter): Estimate {
  const undecided = meter.gap('execute');
  if (undecided !== null) return untold(undecided);
  return COSTLY.test(meter.text('execute') ?? '') ? untold('its statement makes or grows what no plan sees') : FREE;
}
