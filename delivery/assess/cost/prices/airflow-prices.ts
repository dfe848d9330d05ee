import { KNOWN_REGIONS, type Listing, UNCONFIRMED, everywhere } from './listing';

type Part = 'environment' | 'worker' | 'scheduler' | 'web-server';
type Class = 'small' | 'medium' | 'large';

const DAY = '2025-11-30';

const SOURCE =
  'Amazon MWAA pricing; seen: the table of Tokyo as an article of 2025-11-30 cites it, and the same environment, worker and scheduler prices of us-east-1 in reference results of a cost tool';

const ELSEWHERE = `${SOURCE}; for this region: ${UNCONFIRMED}`;

/**
 * USD per hour. No page that states a price of mw1.micro, mw1.xlarge or mw1.2xlarge could be found, so those classes
 * are unknown until an environment states them in `cost.prices`.
 */
const HOURLY: Readonly<Record<Class, Readonly<Record<Part, number>>>> = {
  small: { environment: 0.49, worker: 0.055, scheduler: 0.055, 'web-server': 0.028 },
  medium: { environment: 0.74, worker: 0.11, scheduler: 0.11, 'web-server': 0.055 },
  large: { environment: 0.99, worker: 0.22, scheduler: 0.22, 'web-server': 0.11 },
};

/** Managed Airflow: the environment, and each worker, scheduler and web server above what it includes. */
export const AIRFLOW_PRICES: readonly Listing[] = (Object.keys(HOURLY) as Class[]).flatMap((size) =>
  (Object.keys(HOURLY[size]) as Part[]).flatMap((part) => listings(size, part)),
);

function listings(size: Class, part: Part): Listing[] {
  const name = `mwaa-${part}-${size}` as const;
  const usd = HOURLY[size][part];
  const seen = part === 'web-server' ? [] : ['us-east-1'];
  const others = KNOWN_REGIONS.filter((region) => !seen.includes(region));
  return [
    { name, usd: everywhere(seen, usd), source: SOURCE, day: DAY },
    { name, usd: everywhere(others, usd), source: ELSEWHERE, day: DAY },
  ];
}
