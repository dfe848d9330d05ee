import type { CostDelta, CostLine, MonthlyCost } from '../../model/cost';
import { codeCell, codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { money, moneyChange } from '../text/money';
import { prose } from '../text/prose';
import { shortened, shortenedName } from '../text/shortened';
import { addressSpan } from './change-part';
import { type Section, loose, versions } from './part';

const MOST_LINES = 25;
const HEAD = '| object | USD a month before | after | change | how it is computed |\n| :-- | --: | --: | --: | :-- |\n';

/** What the changes do to the monthly bill: what is known, what is not, and of which day the prices are. */
export function costSection(cost: CostDelta): Section {
  if (cost.lines.length + cost.unknown.length === 0) return loose([]);
  const sum = `**Cost:** ${moneyChange(cost.after - cost.before)} USD a month (${money(cost.before)} → ${money(cost.after)}), prices of ${codeSpan(shortenedName(cost.pricesOf, 20))}`;
  const unknown = cost.unknown.length === 0 ? '' : `; unknown for ${counted(cost.unknown.length, 'object')}`;
  return loose([
    versions({
      0: () => `${sum}${unknown}\n\n${table(cost.lines, MOST_LINES)}${unknowns(cost, MOST_LINES)}`,
      4: () => `${sum}${unknown}\n\n${table(cost.lines, 5)}${unknowns(cost, 3)}`,
      6: () => `${sum}${unknown}\n\n`,
    }),
  ]);
}

/** Cost lines, those that change most first. */
function table(lines: readonly CostLine[], most: number): string {
  if (lines.length === 0) return '';
  const sorted = [...lines].sort((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)));
  const rows = sorted.slice(0, most).map(row).join('');
  const more = lines.length > most ? `\nand ${counted(lines.length - most, 'more object')}\n` : '';
  return `<details><summary>${counted(lines.length, 'object')} with a price</summary>\n\n${HEAD}${rows}${more}\n</details>\n\n`;
}

function row(line: CostLine): string {
  const address = codeCell(shortenedName(line.address, 120));
  return `| ${[address, amount(line.before), amount(line.after), moneyChange(changeOf(line)), codeCell(shortened(line.basis, 200))].join(' | ')} |\n`;
}

function amount(cost: MonthlyCost | null): string {
  if (cost === null) return '';
  return cost.kind === 'ceiling' ? `at most ${money(cost.usd)}` : money(cost.usd);
}

function changeOf({ before, after }: CostLine): number {
  return (after?.usd ?? 0) - (before?.usd ?? 0);
}

/** What has no price, by why it has none. */
function unknowns({ unknown }: CostDelta, most: number): string {
  if (unknown.length === 0) return '';
  const reasons = new Map<string, string[]>();
  for (const { address, why } of unknown) reasons.set(why, [...(reasons.get(why) ?? []), address]);
  const rows = [...reasons]
    .slice(0, most)
    .map(([why, addresses]) => `- unknown for ${listed(addresses.map(addressSpan), 3)}: ${prose(why)}\n`);
  const more = reasons.size > most ? `- and ${counted(reasons.size - most, 'more reason')}\n` : '';
  return `${rows.join('')}${more}\n`;
}
