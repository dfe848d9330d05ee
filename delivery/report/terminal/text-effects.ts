import type { ProposedEnvironment } from '../../model/proposal';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { money, moneyChange } from '../text/money';
import { placesOf } from '../view/places-of';
import { type AccessGroup, accessByWho } from '../view/access-groups';
import { findingsIn, groupedPlaces, riskWords } from '../view/findings';
import { type TextStyle, levelText, plain } from './text-style';
import { block } from './text-warnings';

const FEW = 4;

/** What the changes of an environment put at risk, who gains and loses what, and what it costs. */
export function textEffects(environment: ProposedEnvironment, { paint }: TextStyle): string[] {
  const risks = findingsIn(environment).map(({ level, kind, reason, places }) => {
    const where = groupedPlaces(places).map(({ count, name }) =>
      count === 1 ? plain(name) : `${count} × ${plain(name)}`,
    );
    return `  ${levelText(level, paint)}, ${riskWords(kind)}: ${plain(reason)} (${listed(where, FEW)})`;
  });
  return [
    ...block(paint.bold(`Risks in ${plain(environment.name)}`), risks),
    ...block(paint.bold(`Access in ${plain(environment.name)}`), accessLines(environment, paint)),
    ...block(paint.bold(`Cost of ${plain(environment.name)}`), costLines(environment)),
  ];
}

function accessLines({ access }: ProposedEnvironment, paint: TextStyle['paint']): string[] {
  const lines = accessByWho(access).flatMap(({ who, gains, allOf, groups }) => {
    const verb = gains ? paint.green('gains') : paint.red('loses');
    const head = `  ${plain(who)} ${verb}`;
    const all =
      allOf.length === 0
        ? []
        : [`${head} all that ${allOf.map((role) => `role ${plain(role)}`).join(', ')} ${gains ? 'gains' : 'loses'}`];
    return [...all, ...groups.map((group) => `${head} ${accessText(group)}`)];
  });
  return [...lines, ...access.unknown.map((address) => `  known only after apply: what ${plain(address)} will grant`)];
}

function accessText({ what, on, through }: AccessGroup): string {
  const objects =
    on.length <= FEW
      ? on.map(plain).join(', ')
      : `${counted(on.length, 'object')} of ${listed(placesOf(on).map(plain), FEW)}`;
  const by = through.length === 0 ? '' : ` through ${through.map(plain).join(', ')}`;
  return `${what.map(plain).join(', ')} on ${objects}${by}`;
}

function costLines({ cost }: ProposedEnvironment): string[] {
  if (cost.lines.length + cost.unknown.length === 0) return [];
  return [
    `  ${moneyChange(cost.after - cost.before)} USD a month (${money(cost.before)} -> ${money(cost.after)}), prices of ${plain(cost.pricesOf)}`,
    ...cost.lines.map(({ address, before, after, basis }) => {
      const change = moneyChange((after?.usd ?? 0) - (before?.usd ?? 0));
      return `  ${change.padStart(12)}  ${plain(address)}: ${plain(basis)}`;
    }),
    ...cost.unknown.map(({ address, why }) => `  ${'unknown'.padStart(12)}  ${plain(address)}: ${plain(why)}`),
  ];
}
