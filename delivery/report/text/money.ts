import { grouped } from './counted';

/** An amount in US dollars with cents, without the dollar sign: GitHub reads two of those as a formula. */
export function money(usd: number): string {
  const [whole = '0', cents = '00'] = Math.abs(usd).toFixed(2).split('.');
  return `${isNegative(usd) ? '-' : ''}${grouped(Number(whole))}.${cents}`;
}

/** How an amount changes: `+12.00`, `-3.50`, `0.00`. */
export function moneyChange(usd: number): string {
  return usd >= 0.005 ? `+${money(usd)}` : money(usd);
}

function isNegative(usd: number): boolean {
  return usd <= -0.005;
}
