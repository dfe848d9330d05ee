import type { PriceName } from '../../../environments/schema/price-names';
import { type Estimate, ceiling, fixed, untold } from './estimate';
import type { Meter } from './meter';
import { HOURS, price } from './money';

const CLASSES = ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge'] as const;
type Class = (typeof CLASSES)[number];
type Part = 'worker' | 'scheduler' | 'web-server';

/** Amazon MWAA pricing, "Pricing examples": one worker, two schedulers and two web servers come with an environment. */
const INCLUDED: Readonly<Record<Part, number>> = { worker: 1, scheduler: 2, 'web-server': 2 };

/** mw1.micro has one container for scheduler and worker, and one web server (Amazon MWAA User Guide). */
const INCLUDED_IN_MICRO: Readonly<Record<Part, number>> = { worker: 1, scheduler: 1, 'web-server': 1 };

const DATABASE = 'its metadata database is billed by GB-month besides';

/** A managed Airflow environment, with as many workers and web servers as it may scale to, all month. */
export function airflowCost(meter: Meter): Estimate {
  const stated = meter.text('environment_class');
  const size = CLASSES.find((known) => `mw1.${known}` === stated);
  const counts = { worker: meter.number('max_workers'), scheduler: meter.number('schedulers') };
  const webServers = meter.number('max_webservers');
  const gap = ['environment_class', 'max_workers', 'schedulers', 'max_webservers'].find(
    (name) => meter.gap(name) !== null,
  );
  if (gap !== undefined) return untold(meter.gap(gap) ?? '', DATABASE);
  if (size === undefined) return untold(`the environment class ${stated ?? 'that is not stated'} is in no price list`);
  // Amazon MWAA lets an environment grow to ten workers that does not say, and a state always does.
  if (counts.worker === null) return untold('max_workers is not stated', DATABASE);
  return priced(meter, size, { ...counts, 'web-server': webServers });
}

function priced(meter: Meter, size: Class, counts: Readonly<Record<Part, number | null>>): Estimate {
  const included = size === 'micro' ? INCLUDED_IN_MICRO : INCLUDED;
  const base = meter.usd(`mwaa-environment-${size}`);
  const parts = (Object.keys(included) as Part[]).flatMap((part) => {
    const above = Math.max(0, (counts[part] ?? included[part]) - included[part]);
    return above === 0 ? [] : [{ part, above, usd: meter.usd(`mwaa-${part}-${size}` satisfies PriceName) }];
  });
  const hourly = parts.reduce((sum, { above, usd }) => sum + above * usd, base);
  const terms = parts.map(({ part, above, usd }) => `${above} more ${named(part, above)} × ${price(usd)}`);
  const basis = `mw1.${size} ${price(base)}${terms.map((term) => ` + ${term}`).join('')} an hour × ${HOURS} h`;
  const scales = parts.some(({ part }) => part !== 'scheduler');
  return (scales ? ceiling : fixed)(hourly * HOURS, basis, [DATABASE]);
}

function named(part: Part, count: number): string {
  const word = part === 'web-server' ? 'web server' : part;
  return count === 1 ? word : `${word}s`;
}
