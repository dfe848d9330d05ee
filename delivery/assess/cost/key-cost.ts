import { type Estimate, fixed } from './estimate';
import type { Meter } from './meter';
import { price } from './money';

/** A customer managed key. Requests are not counted: they cost cents. */
export function kmsKeyCost(meter: Meter): Estimate {
  const usd = meter.usd('kms-key');
  const rotates = meter.text('enable_key_rotation') === 'true';
  return fixed(
    usd,
    `${price(usd)} a month${rotates ? `, ${price(usd)} more after each of its first two rotations` : ''}`,
  );
}

/** A secret and its replicas. Requests are not counted: they cost cents. */
export function secretCost(meter: Meter): Estimate {
  const usd = meter.usd('secret');
  const copies = 1 + (meter.entries('replica')?.length ?? 0);
  return fixed(copies * usd, copies === 1 ? `${price(usd)} a month` : `${copies} copies × ${price(usd)} a month`);
}
