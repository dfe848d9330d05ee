import type { AssessedChange } from '../../model/assessment';
import { Unknown } from '../../model/value';
import type { Difference } from '../difference/difference';
import type { ChangeRow } from '../view/change-row';
import { type Named, namesOf, othersOf } from '../view/names-of';
import { riskWords } from '../view/findings';
import { signOf } from '../view/sign';
import { whyOf } from '../view/why';
import { codeSpan } from '../text/code-span';
import { counted, grouped } from '../text/counted';
import { htmlText } from '../text/html-text';
import { listed } from '../text/listed';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { valueText } from '../text/value-text';
import { differenceRow } from './difference-rows';
import type { Limits } from './limits';
import { type Part, versions } from './part';

const MOST_ROWS = 40;
const MOST_LABELS = 8;

/** One row of a stack's changes, or many alike in one, as a part that can be had shorter. */
export function changePart(row: ChangeRow, limits: Limits): Part {
  const { action } = row.changes[0].change;
  const folded = row.changes.length > 1;
  const short = () => (folded ? groupHead(row) : head(row.changes[0], false));
  const full = {
    0: () => `${folded ? group(row, limits) : head(row.changes[0], true)}${attributes(row, limits, true)}`,
    1: () => `${folded ? group(row, limits) : head(row.changes[0], false)}${attributes(row, limits, false)}`,
  };
  const rows = row.changes.length;
  if (action === 'create') return versions({ ...full, 3: () => (folded ? groupHead(row) : '') }, rows);
  return versions({ ...full, 2: () => `${short().trimEnd()}${labels(row)}\n` }, rows);
}

/** An address as code, never so long that it hides its neighbours. */
export function addressSpan(address: string): string {
  return codeSpan(shortenedName(address, 240));
}

function head(assessed: AssessedChange, named: boolean): string {
  const { change } = assessed;
  const names = namesOf(change.after ?? change.before);
  const isNew = change.action === 'create' || change.action === 'delete';
  const shown = named || isNew ? names.map(pair).join(', ') : '';
  const told = [...(shown === '' ? [] : [shown]), ...notes(assessed)];
  const rest = told.length === 0 ? '' : ` · ${told.join(' · ')}`;
  return `- ${codeSpan(signOf(change))} ${addressSpan(change.address)}${rest}\n`;
}

function pair([name, value]: Named): string {
  return `${codeSpan(name)} ${codeSpan(valueText(value, 80))}`;
}

function notes({ change, risks }: AssessedChange): string[] {
  const why = whyOf(change);
  return [
    ...(change.movedFrom === null ? [] : [`moved from ${addressSpan(change.movedFrom)}`]),
    ...(change.importedAs === null ? [] : [`imported as ${codeSpan(shortenedName(change.importedAs, 240))}`]),
    ...(why === null || change.action === 'read' ? [] : [`because ${prose(why)}`]),
    ...(change.action === 'replace' && change.createdFirst ? ['the new one is made first'] : []),
    ...new Set(
      risks.filter(({ kind }) => kind !== 'routine').map(({ level, kind }) => `**${level}** (${riskWords(kind)})`),
    ),
  ];
}

function groupHead({ changes }: ChangeRow): string {
  const [{ change }] = changes;
  return `- ${codeSpan(signOf(change))} ${changes.length} × ${codeSpan(shortenedName(change.type, 120))}\n`;
}

/** Its addresses are HTML, not items of a list: they stay one paragraph however many there are. */
function group(row: ChangeRow, { elements }: Limits): string {
  const addresses = row.changes.slice(0, elements).map(({ change }) => shortenedName(change.address, 240));
  const more = row.changes.length - addresses.length;
  const items = addresses.map((address) => `<code>${htmlText(address)}</code>`).join('<br>');
  const rest = more > 0 ? `<br>and ${grouped(more)} more` : '';
  const [first] = row.changes;
  const told = notes(first);
  return `${groupHead(row).trimEnd()}${told.length === 0 ? '' : ` · ${told.join(' · ')}`}\n  <details><summary>addresses</summary>${items}${rest}</details>\n\n`;
}

function attributes(row: ChangeRow, { diffLines }: Limits, context: boolean): string {
  const [{ change }] = row.changes;
  if (change.action === 'create') return row.changes.length === 1 && context ? created(row.changes[0]) : '';
  const style = { diffLines, context, forcing: change.replacedBecause };
  const told = row.differences.filter((difference) => !isLearnedLater(difference));
  const later = row.differences.filter(isLearnedLater).map(({ label }) => codeSpan(shortenedName(label, 80)));
  const rows = told.slice(0, MOST_ROWS).map((difference) => differenceRow(difference, style));
  if (told.length > MOST_ROWS) rows.push(`  - and ${counted(told.length - MOST_ROWS, 'more attribute')}\n`);
  if (later.length > 0) rows.push(`  - known after apply: ${listed(later, MOST_ROWS)}\n`);
  return rows.join('');
}

function isLearnedLater(difference: Difference): boolean {
  return difference.kind === 'set' && difference.after instanceof Unknown;
}

/** What is stated of a new object besides its names, folded. */
function created({ change }: AssessedChange): string {
  const others = othersOf(change.after);
  if (others.length === 0) return '';
  const items = others
    .slice(0, MOST_ROWS)
    .map(([name, value]) => `<code>${htmlText(`${shortenedName(name, 120)} = ${valueText(value)}`)}</code>`);
  const more = others.length - items.length;
  const rest = more > 0 ? `<br>and ${counted(more, 'more attribute')}` : '';
  return `  <details><summary>${counted(others.length, 'more attribute')}</summary>${items.join('<br>')}${rest}</details>\n\n`;
}

function labels({ differences }: ChangeRow): string {
  if (differences.length === 0) return '';
  const shown = differences.map(({ label }) => codeSpan(shortenedName(label, 80)));
  return ` · changes ${listed(shown, MOST_LABELS)}`;
}
