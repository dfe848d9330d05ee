import type { Change } from '../../model/change-set';
import type { DriftedObject, StackDrift } from '../../model/stack-drift';
import { Redacted, Unknown, type Value } from '../../model/value';
import type { Difference } from '../difference/difference';
import { differences } from '../difference/differences';
import { type Section, loose, versions } from '../markdown/part';
import { codeCell, codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { fenced } from '../text/fenced';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { valueText } from '../text/value-text';
import { settingOf } from './setting-of';

const MOST_VALUES = 6;

/** The way out that keeps what was done: what the code has to say, and how it gets there. */
export function adoptingSections({ stack, environment, objects }: StackDrift): Section[] {
  const rows = objects.flatMap((object) => rowsOf(object, environment));
  const command = fenced([`npx sluice drift adopt ${stack}`], 'sh');
  const file = codeSpan(`environments/${environment}.ts`);
  const what = `It opens a pull request that states in ${file} what Sluice knows a setting of, planned beforehand, and says what is left.`;
  const head = `### To keep it: adopt it in a pull request\n\n${command}\n\n${what} By hand: change the code until ${codeSpan(`npx sluice plan ${stack}`)} changes nothing.\n\n`;
  const table = '| object | attribute | as the world has it |\n| :--- | :--- | :--- |\n';
  const parts = rows.map((row) => versions({ 0: () => row, 3: () => '' }, 1));
  const tooLong = `${counted(rows.length, 'attribute')} differ, too many for a table.\n\n`;
  return [
    loose([versions({ 0: () => head })]),
    ...(rows.length === 0 ? [] : [{ open: table, parts, close: '\n', until: 3, instead: tooLong } as const]),
  ];
}

/** Plain cells: a name that a value chose cannot end its own. */
function rowsOf({ change }: DriftedObject, environment: string): string[] {
  const cell = codeCell(shortenedName(change.address, 160));
  switch (change.action) {
    case 'create':
      return [`| ${cell} | | it is gone: take it out of the code |\n`];
    case 'delete':
    case 'forget':
      return [`| ${cell} | | it is there: bring it into the code |\n`];
    case 'update':
    case 'replace':
      return differences(change.before, change.after)
        .filter((one) => !(one.kind === 'set' && one.after instanceof Unknown))
        .map((one) => `| ${cell} | ${attribute(one, change, environment)} | ${kept(one)} |\n`);
    case 'read':
    case 'none':
      return [];
  }
}

function attribute({ label, path }: Difference, change: Change, environment: string): string {
  const setting = settingOf(change, path);
  const where = setting === null ? '' : ` (${codeCell(setting)} of ${codeCell(`environments/${environment}.ts`)})`;
  return `${codeCell(shortenedName(label, 120))}${where}`;
}

/** What the code has to say so that nothing differs. */
function kept(difference: Difference): string {
  switch (difference.kind) {
    case 'set':
      return difference.before === undefined ? 'leave it out' : shown(difference.before);
    case 'elements':
      return [
        ...(difference.removed.length === 0 ? [] : [`with ${values(difference.removed)}`]),
        ...(difference.added.length === 0 ? [] : [`without ${values(difference.added)}`]),
      ].join(', ');
    case 'order':
      return 'the same elements in the other order';
    case 'format':
      return 'the same JSON, written as it is there';
    case 'text':
    case 'json':
      return 'as shown above, the lines with `-`';
  }
}

function values(all: readonly Value[]): string {
  return listed(all.map(shown), MOST_VALUES);
}

function shown(value: Value): string {
  return value instanceof Redacted ? 'a secret: look it up where it is kept' : codeCell(valueText(value));
}
