/** The hours of an average month: 8,760 a year, by 12. */
export const HOURS = 730;

// Made once: to make one takes longer than to use it hundreds of times.
const PRICE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 7 });
const AMOUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A price as lists write it, at least two decimals and as many as it needs: `$0.055`. */
export function price(usd: number): string {
  return `$${PRICE.format(usd)}`;
}

/** A count or an amount of credits: `1,000`, `2.7`. */
export function amount(value: number): string {
  return AMOUNT.format(value);
}

/** Rounded to cents, so that sums do not show the noise of binary fractions. */
export function toCents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
