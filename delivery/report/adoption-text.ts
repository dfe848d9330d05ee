import type { Adoption } from '../model/adoption';
import { plain } from './terminal/text-style';
import { valueText } from './text/value-text';

/** What was adopted, and where to go on, for a terminal: no control character of any value reaches it. */
export function adoptionText(
  { stack, file, adopted, left }: Adoption,
  { number, url }: { readonly number: number; readonly url: string },
): string {
  const lines = [
    ...adopted.map(({ setting, from, to }) => `✔ ${setting.join('.')}: ${valueText(from)} → ${valueText(to)}`),
    ...left.map(
      ({ address, attribute, because }) =>
        `– not adopted: ${attribute === null ? '' : `${attribute} of `}${address}: ${because}`,
    ),
    `${stack}: ${file} says so in pull request #${number}: ${url}`,
    `Its plan: npx sluice review --pull-request ${number}`,
  ];
  return lines.map(plain).join('\n');
}
