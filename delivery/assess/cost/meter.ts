import type { PriceName } from '../../../environments/schema/price-names';
import { type Attributes, Redacted, Unknown, type Value } from '../../model/value';
import { type Estimate, untold } from './estimate';
import type { PriceList } from './price-list';

/** How the cost of one object of a type is computed from what a meter reads. */
export type Estimator = (meter: Meter) => Estimate;

/**
 * Reads what decides the cost of an object: its attributes and the prices. It notes each that is not there to be read,
 * so that an estimate made with one of them is never given.
 */
export class Meter {
  readonly #gaps = new Set<string>();
  readonly #unpriced = new Set<PriceName>();

  constructor(
    private readonly values: Attributes,
    readonly list: PriceList,
  ) {}

  /** The cost by an estimator; unknown where it asked for something that cannot be read. */
  read(estimator: Estimator): Estimate {
    const estimate = estimator(this);
    const unpriced = this.#unpriced.size === 0 ? [] : [noPrice([...this.#unpriced], this.list)];
    const gaps = [...this.#gaps, ...unpriced];
    return gaps.length > 0 && estimate.cost !== null ? untold(...gaps) : estimate;
  }

  /** A number; `null` where it is not stated, or cannot be read. */
  number(name: string): number | null {
    const value = this.#decided(name);
    if (value === null || value === '') return null;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    this.#gaps.add(`${name} is no number`);
    return null;
  }

  /** A text; `null` where it is not stated, empty, or cannot be read. */
  text(name: string): string | null {
    const value = this.#decided(name);
    return value === null || value === '' || typeof value === 'object' ? null : String(value);
  }

  /** A list; `null` where it is not stated, or cannot be read. */
  entries(name: string): readonly Value[] | null {
    const value = this.#decided(name);
    return Array.isArray(value) ? (value as readonly Value[]) : null;
  }

  /** Why an attribute cannot be read; `null` where it can. */
  gap(name: string): string | null {
    return gapIn(this.values[name], name);
  }

  /** A price in US dollars; 0 where there is none, which makes the cost unknown. */
  usd(name: PriceName): number {
    const price = this.list.prices[name];
    if (price === undefined) this.#unpriced.add(name);
    return price?.usd ?? 0;
  }

  #decided(name: string): Value {
    const value = this.values[name] ?? null;
    const gap = gapIn(value, name);
    if (gap === null) return value;
    this.#gaps.add(gap);
    return null;
  }
}

/** That a list lacks prices, and what to do about it. */
export function noPrice(names: readonly PriceName[], { region }: Pick<PriceList, 'region'>): string {
  return `no price of ${names.join(', ')} is known for ${region}; state it in cost.prices of the environment`;
}

function gapIn(value: Value | undefined, name: string): string | null {
  if (value instanceof Unknown) return `${name} is known only after the apply`;
  if (value instanceof Redacted) return `${name} is hidden`;
  return null;
}
