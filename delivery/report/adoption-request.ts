import type { Adopted, Adoption, NotAdopted } from '../model/adoption';
import { codeCell, codeSpan } from './text/code-span';
import { counted } from './text/counted';
import { minute } from './text/minute';
import { shortenedName } from './text/shortened';
import { valueText } from './text/value-text';
import { visibleText } from './text/visible-text';

/** As many rows as people read; what is more they see in the plan. */
const MOST_ROWS = 100;

/** What a pull request says that adopts a drift, in GitHub Markdown. Nothing that a value holds is live in it. */
export function adoptionRequest(adoption: Adoption): { title: string; body: string } {
  const { stack, environment, file, adopted, left, issue, digest, seen } = adoption;
  const head =
    `Somebody changed ${codeSpan(stack)} by hand; #${issue} shows it, seen since ${codeSpan(minute(seen))} ` +
    `(digest ${codeSpan(digest.slice(0, 12))}). This makes the code say what ${codeSpan(environment)} has.`;
  const proof = left.length === 0 ? 'changes nothing' : 'changes none of it';
  const parts = [
    head,
    table(`| setting of ${codeSpan(file)} | attribute | as verified last | as it is now |`, adopted.map(adoptedRow)),
    `A plan of ${codeSpan(stack)} with this edit ${proof}.`,
    ...(left.length === 0 ? [] : ['### Not adopted', table('| object | attribute | why |', left.map(leftRow))]),
    'Merge it to keep what was done, and promote it like any change. To take it back instead, close this and repair the stack.',
  ];
  return { title: title(stack, adopted), body: `${parts.join('\n\n')}\n` };
}

function title(stack: string, adopted: readonly Adopted[]): string {
  const [only] = adopted;
  const what = adopted.length === 1 && only !== undefined ? only.setting.join('.') : counted(adopted.length, 'setting');
  const are = adopted.length === 1 ? 'it is' : 'they are';
  return `Adopt ${what} of ${shortenedName(visibleText(stack), 120)} as ${are}`;
}

function table(head: string, rows: readonly string[]): string {
  const columns = head.split('|').length - 2;
  const line = `|${' :--- |'.repeat(columns)}`;
  const more = rows.length > MOST_ROWS ? [`\n${counted(rows.length - MOST_ROWS, 'more row')}: a plan shows all.`] : [];
  return [head, line, ...rows.slice(0, MOST_ROWS), ...more].join('\n');
}

function adoptedRow({ setting, attribute, address, from, to }: Adopted): string {
  const where = `${codeCell(attribute)} of ${codeCell(shortenedName(address, 160))}`;
  return `| ${codeCell(setting.join('.'))} | ${where} | ${codeCell(valueText(from))} | ${codeCell(valueText(to))} |`;
}

function leftRow({ address, attribute, because }: NotAdopted): string {
  const what = attribute === null ? '' : codeCell(shortenedName(attribute, 120));
  return `| ${codeCell(shortenedName(address, 160))} | ${what} | ${codeCell(because)} |`;
}
