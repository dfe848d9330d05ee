import type { PriceName } from '../../../../environments/schema/price-names';

/** One price, in the unit of its name, where it was seen. */
export interface Listing {
  readonly name: PriceName;
  /** The Snowflake edition it is for; left out where it is the same for all. */
  readonly edition?: 'standard' | 'enterprise' | 'business-critical';
  /** US dollars, by AWS region. A region that is not here has no known price. */
  readonly usd: Readonly<Record<string, number>>;
  /** The page it comes from, and what was seen of it. */
  readonly source: string;
  /** The day for which the source gives it, ISO 8601; where it gives none, the day on which it was looked up. */
  readonly day: string;
}

/** The same price in each of some regions. */
export function everywhere(regions: readonly string[], usd: number): Record<string, number> {
  return Object.fromEntries(regions.map((region) => [region, usd]));
}

/** The American regions that the lists know; they mostly share one price. */
export const US = ['us-east-1', 'us-east-2', 'us-west-2'] as const;

/** All regions that the lists know. */
export const KNOWN_REGIONS = [...US, 'eu-west-1', 'eu-central-1'] as const;

/** Ends the source of a price that no stored page confirmed. */
export const UNCONFIRMED = 'list price as commonly published; confirm';
