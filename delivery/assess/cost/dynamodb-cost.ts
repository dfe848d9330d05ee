import { isAttributes, type Value } from '../../model/value';
import { type Estimate, fixed, untold } from './estimate';
import type { Meter } from './meter';
import { HOURS, price } from './money';

const STORAGE = 'what it stores is billed by GB-month besides';

/** A table with provisioned capacity, its indexes included; one that is billed by request is unknown. */
export function dynamoDbCost(meter: Meter): Estimate {
  const mode = meter.text('billing_mode') ?? 'PROVISIONED';
  const undecided = meter.gap('billing_mode') ?? meter.gap('global_secondary_index');
  if (undecided !== null) return untold(undecided);
  if (mode !== 'PROVISIONED') return untold('billed by request');
  const indexes = meter.entries('global_secondary_index') ?? [];
  const writes = (meter.number('write_capacity') ?? 0) + sumOf(indexes, 'write_capacity');
  const reads = (meter.number('read_capacity') ?? 0) + sumOf(indexes, 'read_capacity');
  if (Number.isNaN(writes + reads)) return untold('the capacity of an index is known only after the apply');
  const write = meter.usd('dynamodb-write-unit');
  const read = meter.usd('dynamodb-read-unit');
  const basis = `(${writes} write units × ${price(write)} + ${reads} read units × ${price(read)}) an hour × ${HOURS} h`;
  return fixed((writes * write + reads * read) * HOURS, basis, [STORAGE]);
}

function sumOf(indexes: readonly Value[], name: string): number {
  return indexes.reduce<number>((sum, index) => {
    const capacity = isAttributes(index) ? (index[name] ?? 0) : NaN;
    return sum + (typeof capacity === 'number' ? capacity : NaN);
  }, 0);
}
