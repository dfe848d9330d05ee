import type { CostDelta, MonthlyCost } from '../../model/cost';
import type { ProposedEnvironment } from '../../model/proposal';
import type { AccessDelta } from '../../model/access';
import { counted } from '../text/counted';
import { money, moneyChange } from '../text/money';
import { placesOf } from '../view/places-of';
import { type AccessGroup, type AccessOf, accessByWho } from '../view/access-groups';
import { type Finding, findingsIn, groupedPlaces, riskWords } from '../view/findings';
import { type PlannedStack, changedIn, worstLevel } from '../view/proposal-view';
import { changeItems } from './change-items';
import { type Html, NOTHING, code, joined, markup, sentence } from './markup';
import { anchorOf } from './overview';

const FEW = 4;
const MOST_PLACES = 8;
const MOST_OTHERS = 6;
const MOST_OPEN = 12;

/** All that happens in one environment. */
export function environmentSection(environment: ProposedEnvironment, index: number): Html {
  return markup`<section aria-labelledby="environment-${index}">
    <h2 id="environment-${index}">${environment.name}</h2>
    ${asks(environment)}${environmentEffects(environment)}${changedIn(environment).map((stack) => stackDetails(stack, anchorOf(stack)))}
  </section>`;
}

/** What the changes of an environment come to: risks, access and cost. */
export function environmentEffects(environment: ProposedEnvironment): Html {
  return markup`${findings(environment)}${access(environment.access)}${cost(environment.cost)}`;
}

function asks({ approvals }: ProposedEnvironment): Html {
  return approvals === 0 ? NOTHING : markup`<p>${counted(approvals, 'approval')} needed.</p>`;
}

function findings(environment: ProposedEnvironment): Html {
  const all = findingsIn(environment);
  if (all.length === 0) return NOTHING;
  const grave = all.filter(({ level }) => level === 'high').map(findingItem);
  const others = all.filter(({ level }) => level !== 'high').map(findingItem);
  if (others.length <= MOST_OTHERS) return markup`<h3>Risks</h3><ul>${grave}${others}</ul>`;
  const title = `${others.length}${grave.length === 0 ? '' : ' more'} risks of medium and low level`;
  return markup`<h3>Risks</h3><ul>${grave}</ul><details><summary>${title}</summary><ul>${others}</ul></details>`;
}

function findingItem({ level, kind, reason, places }: Finding): Html {
  const groups = groupedPlaces(places);
  const shown = groups
    .slice(0, MOST_PLACES)
    .map(({ count, name }) => (count === 1 ? code(name) : markup`${count} × ${code(name)}`));
  const more = groups.length > MOST_PLACES ? markup` and ${groups.length - MOST_PLACES} more` : NOTHING;
  const where = markup`<span class="place">(${joined(shown, ', ')}${more})</span>`;
  return markup`<li><span class="${level}">${level}</span>, ${riskWords(kind)}: ${sentence(reason)} ${where}</li>`;
}

function access(delta: AccessDelta): Html {
  const unknown = delta.unknown.map(
    (address) => markup`<li>known only after apply: what ${code(address)} will grant</li>`,
  );
  const items = [...accessByWho(delta).map(accessItem), ...unknown];
  return items.length === 0
    ? NOTHING
    : markup`<h3>Access</h3>
        <ul>
          ${items}
        </ul>`;
}

function accessItem({ who, gains, allOf, groups, what, on }: AccessOf): Html {
  const verb = gains ? 'gains' : 'loses';
  const roles = joined(
    allOf.map((role) => code(`role ${role}`)),
    ', ',
  );
  const inherited =
    allOf.length === 0 ? NOTHING : markup` all that ${roles} ${verb}${groups.length > 0 ? ', and' : ''}`;
  const head = markup`${code(who)} <strong class="${gains ? 'added' : 'removed'}">${verb}</strong>${inherited}`;
  const [group] = groups;
  if (group === undefined) return markup`<li>${head}</li>`;
  if (groups.length === 1 && on.length <= FEW) return markup`<li>${head} ${accessText(group)}</li>`;
  const privileges = what.length <= FEW ? joined(what.map(code), ', ') : counted(what.length, 'privilege');
  const items = groups.map((one) => markup`<li>${accessText(one)}</li>`);
  return markup`<li>${head} ${privileges} on ${counted(on.length, 'object')} of ${joined(placesOf(on).slice(0, MOST_PLACES).map(code), ', ')}<details><summary>which, on what</summary><ul>${items}</ul></details></li>`;
}

function accessText({ what, on, through }: AccessGroup): Html {
  const by = through.length === 0 ? NOTHING : markup` through ${joined(through.map(code), ', ')}`;
  return markup`${joined(what.map(code), ', ')} on ${joined(on.map(code), ', ')}${by}`;
}

function cost(delta: CostDelta): Html {
  const { lines, unknown, before, after, pricesOf } = delta;
  if (lines.length + unknown.length === 0) return NOTHING;
  const rows = lines.map((line) => {
    const change = (line.after?.usd ?? 0) - (line.before?.usd ?? 0);
    return markup`<tr>
      <th scope="row">${code(line.address)}</th>
      <td class="n" data-name="before">${amount(line.before)}</td>
      <td class="n" data-name="after">${amount(line.after)}</td>
      <td class="n" data-name="change">${moneyChange(change)}</td>
      <td>${line.basis}</td>
    </tr>`;
  });
  const table = markup`<table class="wide">
    <caption class="hidden">
      Cost of each object, USD a month
    </caption>
    <thead>
      <tr>
        <th scope="col">object</th>
        <th scope="col" class="n">before</th>
        <th scope="col" class="n">after</th>
        <th scope="col" class="n">change</th>
        <th scope="col">how it is computed</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const gaps = unknown.map(({ address, why }) => markup`<li>unknown: ${code(address)}: ${sentence(why)}</li>`);
  return markup`<h3>Cost</h3>
    <p>
      <strong>${moneyChange(after - before)} USD a month</strong> (${money(before)} → ${money(after)}), prices of
      ${pricesOf}
    </p>
    ${rows.length === 0 ? NOTHING : table}${
      gaps.length === 0
        ? NOTHING
        : markup`<ul>
            ${gaps}
          </ul>`
    }`;
}

function amount(cost: MonthlyCost | null): string {
  if (cost === null) return '–';
  return cost.kind === 'ceiling' ? `at most ${money(cost.usd)}` : money(cost.usd);
}

/** Everything that changes in one stack, folded where it is long. */
export function stackDetails(stack: PlannedStack, id: string): Html {
  const { changeSet } = stack.assessment;
  const count = changeSet.changes.length + changeSet.outputs.length;
  const level = worstLevel([stack]);
  const open = count <= MOST_OPEN ? markup` open` : NOTHING;
  return markup`<details class="stack" id="${id}" ${open}>
    <summary>${code(stack.stack)} · ${counted(count, 'change')} · <span class="${level}">${level} risk</span></summary>
    ${changeItems(stack)}
  </details> `;
}
