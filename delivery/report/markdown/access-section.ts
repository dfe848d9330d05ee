import type { AccessDelta } from '../../model/access';
import { codeSpan } from '../text/code-span';
import { counted, grouped } from '../text/counted';
import { htmlText } from '../text/html-text';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { type AccessGroup, accessGroups } from '../view/access-groups';
import { addressSpan } from './change-part';
import type { Limits } from './limits';
import { type Part, type Section, fixed, loose, versions } from './part';

const FEW = 4;

/** Who gains and who loses what, in effect. */
export function accessSection(access: AccessDelta, limits: Limits): Section {
  const groups = accessGroups(access);
  if (groups.length + access.unknown.length === 0) return loose([]);
  return loose([
    versions({ 0: () => '### Access\n\n', 6: () => `**Access:** ${summary(access)}\n\n` }),
    ...groups.map((group) => groupPart(group, limits)),
    ...unknownPart(access.unknown),
    fixed('\n'),
  ]);
}

function groupPart(group: AccessGroup, { elements }: Limits): Part {
  const { gains, who, what, through, on } = group;
  const verb = gains ? '**gains**' : '**loses**';
  const by = through.length === 0 ? '' : ` through ${listed(through.map(span), 6)}`;
  const head = `- ${span(who)} ${verb} ${listed(what.map(span), 12)} on`;
  if (on.length <= FEW) {
    return versions({ 0: () => `${head} ${on.map(span).join(', ')}${by}\n`, 6: () => '' });
  }
  const short = `${head} ${counted(on.length, 'object')}${by}\n`;
  return versions({ 0: () => `${short}${folded(on, elements)}`, 4: () => short, 6: () => '' });
}

function folded(objects: readonly string[], most: number): string {
  const items = objects.slice(0, most).map((object) => `<code>${htmlText(shortenedName(object, 160))}</code>`);
  const more = objects.length > most ? `<br>and ${grouped(objects.length - most)} more` : '';
  return `  <details><summary>objects</summary>${items.join('<br>')}${more}</details>\n\n`;
}

function unknownPart(addresses: readonly string[]): Part[] {
  if (addresses.length === 0) return [];
  const text = `- known only after apply: what ${listed(addresses.map(addressSpan), 8)} will grant\n`;
  return [versions({ 0: () => text, 6: () => '' })];
}

function summary({ gained, lost, unknown }: AccessDelta): string {
  const people = (all: AccessDelta['gained']) => new Set(all.map(({ who }) => who)).size;
  return [
    `${counted(gained.length, 'privilege')} gained by ${people(gained)}, ${counted(lost.length, 'privilege')} lost by ${people(lost)}`,
    ...(unknown.length === 0 ? [] : [`${counted(unknown.length, 'grant')} known only after apply`]),
  ].join(', ');
}

function span(text: string): string {
  return codeSpan(shortenedName(text, 160));
}
