import type { AccessDelta } from '../../model/access';
import { codeSpan } from '../text/code-span';
import { counted, grouped } from '../text/counted';
import { htmlText } from '../text/html-text';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { type AccessGroup, type AccessOf, accessByWho } from '../view/access-groups';
import { addressSpan } from './change-part';
import { placesOf } from '../view/places-of';
import type { Limits } from './limits';
import { type Part, type Section, fixed, loose, versions } from './part';

const FEW = 4;
const MOST_PRIVILEGES = 8;
const MOST_OBJECTS = 40;

/** Who gains and who loses what, in effect: one line for each, and what is in it folded. */
export function accessSection(access: AccessDelta, limits: Limits): Section {
  const people = accessByWho(access);
  if (people.length + access.unknown.length === 0) return loose([]);
  return loose([
    versions({ 0: () => '### Access\n\n', 6: () => `**Access:** ${summary(access)}\n\n` }),
    ...people.flatMap((one) => partsOf(one, limits)),
    ...unknownPart(access.unknown),
    fixed('\n'),
  ]);
}

function partsOf(one: AccessOf, limits: Limits): Part[] {
  const verb = one.gains ? 'gains' : 'loses';
  const head = `- ${span(one.who)} **${verb}**`;
  const all = one.allOf.map((role) => span(`role ${role}`));
  const inherited = all.length === 0 ? '' : ` all that ${listed(all, FEW)} ${verb}`;
  const [group] = one.groups;
  if (group === undefined) return [versions({ 0: () => `${head}${inherited}\n`, 6: () => '' })];
  const and = inherited === '' ? '' : `${inherited}, and`;
  const brief = one.groups.length === 1 && group.on.length <= FEW;
  const objects = brief
    ? group.on.map(span).join(', ')
    : `${counted(one.on.length, 'object')} of ${listed(placesOf(one.on).map(span), FEW)}`;
  const by = one.groups.length === 1 ? throughText(group) : '';
  const short = `${head}${and} ${listed(one.what.map(span), MOST_PRIVILEGES)} on ${objects}${by}\n`;
  if (brief) return [versions({ 0: () => short, 6: () => '' })];
  return [versions({ 0: () => `${short}${folded(one.groups, limits)}`, 3: () => short, 6: () => '' })];
}

function throughText({ through }: AccessGroup): string {
  return through.length === 0 ? '' : ` through ${listed(through.map(span), 6)}`;
}

function folded(groups: readonly AccessGroup[], { elements }: Limits): string {
  const lines = groups.slice(0, elements).map(({ what, on, through }) => {
    const by = through.length === 0 ? '' : ` through ${through.map(mark).join(', ')}`;
    return `${what.map(mark).join(', ')} on ${listed(on.map(mark), Math.max(MOST_OBJECTS, elements))}${by}`;
  });
  const more = groups.length > elements ? `<br>and ${grouped(groups.length - elements)} more` : '';
  return `  <details><summary>which, on what</summary>${lines.join('<br>')}${more}</details>\n\n`;
}

function unknownPart(addresses: readonly string[]): Part[] {
  if (addresses.length === 0) return [];
  const text = `- known only after apply: what ${listed(addresses.map(addressSpan), FEW)} will grant\n`;
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

function mark(text: string): string {
  return `<code>${htmlText(shortenedName(text, 160))}</code>`;
}
