import { PRICE_NAMES } from '../../../environments/schema/price-names';
import { type Estimate, ceiling, fixed, untold } from './estimate';
import type { Meter } from './meter';
import { HOURS, amount, price } from './money';

const STORAGE = 'managed storage is billed by GB-month besides';

/** A provisioned cluster: each node, every hour. */
export function redshiftClusterCost(meter: Meter): Estimate {
  const type = meter.text('node_type');
  const undecided = meter.gap('node_type');
  if (undecided !== null) return untold(undecided);
  const name = PRICE_NAMES.find((known) => known === `redshift-node-${type}`);
  if (name === undefined) return untold(`the node type ${type ?? 'that is not stated'} is in no price list`);
  const nodes = meter.number('number_of_nodes') ?? 1;
  const usd = meter.usd(name);
  return fixed(nodes * usd * HOURS, `${nodes} × ${type} × ${price(usd)} an hour × ${HOURS} h`, [STORAGE]);
}

/** A serverless workgroup: at most what `limit`, or else its largest capacity all month, lets it use. */
export function redshiftWorkgroupCost(meter: Meter, limit: number | null): Estimate {
  const largest = meter.number('max_capacity');
  const undecided = meter.gap('max_capacity');
  if (limit === null && undecided !== null) return untold(undecided);
  const usd = meter.usd('redshift-rpu');
  const most = largest === null || largest === 0 ? null : largest * HOURS;
  const hours = Math.min(limit ?? Infinity, most ?? Infinity);
  if (hours === Infinity)
    return untold('billed by use, with neither a usage limit that deactivates it nor max_capacity');
  const by = hours === most ? `max_capacity ${amount(largest ?? 0)} × ${HOURS} h` : 'its usage limit';
  return ceiling(hours * usd, `at most ${amount(hours)} RPU-hours a month by ${by} × ${price(usd)}`, [STORAGE]);
}
