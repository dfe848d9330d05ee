import type { Environment } from '../../../environments/schema/environment';
import type { PriceName } from '../../../environments/schema/price-names';
import { AIRFLOW_PRICES } from './prices/airflow-prices';
import type { Listing } from './prices/listing';
import { NETWORK_PRICES } from './prices/network-prices';
import { SERVICE_PRICES } from './prices/service-prices';
import { SNOWFLAKE_PRICES } from './prices/snowflake-prices';

/** Every price of every list. */
export const LISTINGS: readonly Listing[] = [
  ...SNOWFLAKE_PRICES,
  ...AIRFLOW_PRICES,
  ...NETWORK_PRICES,
  ...SERVICE_PRICES,
];

/** The day on which the lists were last gone through, ISO 8601; a single price may be older. */
export const PRICES_OF = '2026-11-21';

/** One price for one environment, in the unit of its name. */
export interface Price {
  readonly usd: number;
  readonly source: string;
  /** The day for which the source gives it, ISO 8601. */
  readonly day: string;
}

/** The prices that hold for one environment: those of its region and edition, and its own in their place. */
export interface PriceList {
  readonly region: string;
  /** The cloud of the Snowflake account: its generation 2 warehouses use other amounts of credits on each. */
  readonly cloud: 'aws' | 'azure' | 'gcp';
  /** What is not here has no known price. */
  readonly prices: Readonly<Partial<Record<PriceName, Price>>>;
  /** The day of the list, ISO 8601. */
  readonly day: string;
}

/** The prices of an environment, by `aws.region`, `snowflake.edition` and `cost.prices`. */
export function priceListFor({ aws, snowflake, cost, name }: Environment): PriceList {
  const prices: Partial<Record<PriceName, Price>> = {};
  for (const { edition, usd: byRegion, source, day, name: price } of LISTINGS) {
    const usd = byRegion[aws.region];
    if (usd !== undefined && (edition ?? snowflake.edition) === snowflake.edition) prices[price] = { usd, source, day };
  }
  for (const [price, usd] of Object.entries(cost.prices) as [PriceName, number | undefined][]) {
    if (usd !== undefined) prices[price] = { usd, source: `cost.prices of environment ${name}`, day: PRICES_OF };
  }
  // Environments say nothing of another cloud: their Snowflake accounts are on AWS, in the region of their stacks.
  return { region: aws.region, cloud: 'aws', prices, day: PRICES_OF };
}
