import { dollars } from '../../model/cost';
import { FREE, type Estimate, fixed, untold } from './estimate';
import type { Meter } from './meter';
import { HOURS, price } from './money';

/** A NAT gateway: every hour, and what goes through it besides. */
export function natGatewayCost(meter: Meter): Estimate {
  const usd = meter.usd('nat-gateway');
  return fixed(usd * HOURS, `${price(usd)} an hour × ${HOURS} h`, ['what goes through it is billed by GB besides']);
}

/** A VPC endpoint: those of S3 and DynamoDB are free, the others cost every hour in every zone. */
export function vpcEndpointCost(meter: Meter): Estimate {
  const kind = meter.text('vpc_endpoint_type') ?? 'Gateway';
  const undecided = meter.gap('vpc_endpoint_type');
  if (undecided !== null) return untold(undecided);
  if (kind === 'Gateway') return FREE;
  return kind === 'Interface' ? interfaceCost(meter) : untold(`no price of a ${kind} endpoint is in the list`);
}

function interfaceCost(meter: Meter): Estimate {
  const usd = meter.usd('interface-endpoint');
  const undecided = meter.gap('subnet_ids');
  if (undecided !== null) return untold(`${undecided}; each zone costs ${dollars(usd * HOURS)} a month`);
  const zones = meter.entries('subnet_ids')?.length ?? 0;
  const basis = `${zones} ${zones === 1 ? 'zone' : 'zones'} × ${price(usd)} an hour × ${HOURS} h`;
  return fixed(zones * usd * HOURS, basis, ['what goes through it is billed by GB besides']);
}

/** An elastic IP address: billed every hour, attached or not, since February 2024. */
export function elasticIpCost(meter: Meter): Estimate {
  const usd = meter.usd('public-ipv4');
  return fixed(usd * HOURS, `${price(usd)} an hour × ${HOURS} h, attached or not`);
}
