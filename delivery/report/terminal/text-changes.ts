import type { AssessedChange } from '../../model/assessment';
import { Redacted, Unknown, type Value } from '../../model/value';
import { diffLines } from '../difference/diff-lines';
import type { Difference } from '../difference/difference';
import { differences } from '../difference/differences';
import { listed } from '../text/listed';
import { counted, grouped } from '../text/counted';
import { valueText } from '../text/value-text';
import { type ChangeRow, changeRows } from '../view/change-row';
import { riskWords } from '../view/findings';
import { namesOf } from '../view/names-of';
import { type PlannedStack, isRemoval } from '../view/proposal-view';
import { signOf } from '../view/sign';
import { whyOf } from '../view/why';
import type { Paint } from './paint';
import { type TextStyle, levelText, plain } from './text-style';

const MOST_LINES = 60;
const MOST_ADDRESSES = 12;
const MOST_ELEMENTS = 20;

/** All that changes in a stack. */
export function textChanges({ stack, assessment: { changeSet, changes } }: PlannedStack, style: TextStyle): string[] {
  const { paint } = style;
  return [
    paint.bold(plain(stack)),
    ...changeRows(changes).flatMap((row) => rowLines(row, style)),
    ...changeSet.outputs.map(
      ({ name, before, after }) => `  ${paint.yellow('  ~')} output ${plain(name)}: ${transition(before, after)}`,
    ),
    ...changeSet.deferred.map(
      ({ reason, change }) => `      put off until a later apply: ${plain(change.address)} (${plain(reason)})`,
    ),
    ...changeSet.drift.flatMap(({ address, action, before, after }) => [
      `      changed outside of Terraform: ${plain(address)}${action === 'delete' ? ' is gone' : ''}`,
      ...(action === 'delete' ? [] : differences(before, after).flatMap((one) => differenceText(one, paint))),
    ]),
    '',
  ];
}

function rowLines(row: ChangeRow, { paint }: TextStyle): string[] {
  const [first] = row.changes;
  const { change } = first;
  const folded = row.changes.length > 1;
  const what = folded
    ? `${grouped(row.changes.length)} × ${plain(change.type)}`
    : `${plain(change.address)}${names(first)}`;
  const head = `  ${signText(first, paint)} ${what}${notes(first, paint)}`;
  const addresses = row.changes.map((one) => `        ${plain(one.change.address)}`);
  const more =
    addresses.length > MOST_ADDRESSES ? [`        and ${grouped(addresses.length - MOST_ADDRESSES)} more`] : [];
  return [
    head,
    ...(folded ? [...addresses.slice(0, MOST_ADDRESSES), ...more] : []),
    ...(change.action === 'create' ? [] : attributeLines(row.differences, paint)),
  ];
}

function signText({ change }: AssessedChange, paint: Paint): string {
  const sign = signOf(change).padStart(3);
  if (isRemoval(change)) return paint.red(sign);
  return change.action === 'create' ? paint.green(sign) : change.action === 'update' ? paint.yellow(sign) : sign;
}

function names({ change }: AssessedChange): string {
  const named = namesOf(change.after ?? change.before).map(
    ([name, value]) => `${plain(name)} ${plain(valueText(value, 80))}`,
  );
  return named.length === 0 ? '' : `  ${named.join(', ')}`;
}

function notes({ change, risks }: AssessedChange, paint: Paint): string {
  const why = whyOf(change);
  const told = [
    ...(change.movedFrom === null ? [] : [`moved from ${plain(change.movedFrom)}`]),
    ...(change.importedAs === null ? [] : [`imported as ${plain(change.importedAs)}`]),
    ...(why === null ? [] : [`because ${plain(why)}`]),
    ...risks
      .filter(({ kind }) => kind !== 'routine')
      .map(({ kind, level }) => `${levelText(level, paint)}: ${riskWords(kind)}`),
  ];
  return told.length === 0 ? '' : `  (${told.join('; ')})`;
}

function attributeLines(all: readonly Difference[], paint: Paint): string[] {
  const later = all.filter((one) => one.kind === 'set' && one.after instanceof Unknown);
  const known =
    later.length === 0
      ? []
      : [
          `        known after apply: ${listed(
            later.map(({ label }) => plain(label)),
            20,
          )}`,
        ];
  return [...all.filter((one) => !later.includes(one)).flatMap((one) => differenceText(one, paint)), ...known];
}

function differenceText(difference: Difference, paint: Paint): string[] {
  const head = `        ${plain(difference.label)}:`;
  switch (difference.kind) {
    case 'set':
      return [`${head} ${transition(difference.before, difference.after)}`];
    case 'elements':
      return [`${head} ${elements(difference.added, 'added')}${elements(difference.removed, 'removed')}`.trimEnd()];
    case 'order':
      return [`${head} the same elements in another order`];
    case 'format':
      return [`${head} the same JSON, written differently`];
    case 'text':
    case 'json':
      return [head, ...blockLines(difference, paint)];
  }
}

function blockLines(difference: Extract<Difference, { kind: 'text' | 'json' }>, paint: Paint): string[] {
  const all = difference.kind === 'text' ? difference.lines : diffLines(difference.inside);
  const shown = all.slice(0, MOST_LINES).map(({ sign, text }) => {
    const line = `          ${sign} ${plain(text)}`;
    return sign === '+' ? paint.green(line) : sign === '-' ? paint.red(line) : paint.dim(line);
  });
  return [
    ...shown,
    ...(all.length > MOST_LINES ? [`          and ${counted(all.length - MOST_LINES, 'more line')}`] : []),
  ];
}

function elements(values: readonly Value[], word: string): string {
  if (values.length === 0) return '';
  return `${word} ${listed(
    values.map((value) => plain(valueText(value))),
    MOST_ELEMENTS,
  )}  `;
}

function transition(before: Value | undefined, after: Value | undefined): string {
  if (before instanceof Redacted && after instanceof Redacted && before.shown === after.shown) {
    return `${plain(before.shown)}, changed`;
  }
  return `${plain(valueText(before))} -> ${plain(valueText(after))}`;
}
