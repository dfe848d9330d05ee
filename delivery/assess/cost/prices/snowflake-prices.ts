import { type Listing, US, everywhere } from './listing';

const EUROPE = ['eu-west-1', 'eu-central-1'] as const;

/** The effective date of the table, as the copy that was seen states it. */
const DAY = '2025-11-10';

const SOURCE =
  'Snowflake Service Consumption Table, Table 2 "On Demand Credit Pricing" (accounts on AWS), effective 2025-11-10; seen as copied into a public calculator; US prices also seen in pricing guides of 2026';

/** The price of a credit on demand, by edition, for accounts on AWS. A contract mostly has another: `cost.prices`. */
export const SNOWFLAKE_PRICES: readonly Listing[] = [
  credit('standard', 2, 2.6),
  credit('enterprise', 3, 3.9),
  credit('business-critical', 4, 5.2),
];

function credit(edition: NonNullable<Listing['edition']>, us: number, europe: number): Listing {
  const usd = { ...everywhere(US, us), ...everywhere(EUROPE, europe) };
  return { name: 'snowflake-credit', edition, usd, source: SOURCE, day: DAY };
}
