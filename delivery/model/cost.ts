/** What one object costs in a month of 730 hours. */
export interface MonthlyCost {
  /** US dollars. */
  readonly usd: number;
  /** `fixed`: it runs all the time. `ceiling`: the most that its own limits let it cost; what it is used for is less. */
  readonly kind: 'fixed' | 'ceiling';
}

/** What a change of one object does to the bill. */
export interface CostLine {
  readonly stack: string;
  readonly address: string;
  readonly before: MonthlyCost | null;
  readonly after: MonthlyCost | null;
  /** How it was computed, such as `8 credits/h × 3 clusters × $3.00, at most 1,000 credits by monitor WAREHOUSES`. */
  readonly basis: string;
}

/** An object that costs something nobody can tell from the plan. */
export interface UnknownCost {
  readonly stack: string;
  readonly address: string;
  readonly why: string;
}

/** What the changes of an environment do to its monthly bill. */
export interface CostDelta {
  readonly lines: readonly CostLine[];
  readonly unknown: readonly UnknownCost[];
  /** Sum of what is known, US dollars a month, of every object in the plans: changed or not. */
  readonly before: number;
  readonly after: number;
  /** The day of the price list, ISO 8601. */
  readonly pricesOf: string;
}

// Made once: to make one takes longer than to use it hundreds of times.
const DOLLARS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount as people write it: `$1,383.35`. */
export function dollars(usd: number): string {
  return `$${DOLLARS.format(usd)}`;
}
