import type { AssessedChange } from '../../model/assessment';
import { Unknown } from '../../model/value';
import { differences } from '../difference/differences';
import { counted } from '../text/counted';
import { shortenedName } from '../text/shortened';
import { valueText } from '../text/value-text';
import { type ChangeRow, changeRows } from '../view/change-row';
import { riskWords } from '../view/findings';
import { namesOf, othersOf } from '../view/names-of';
import type { PlannedStack } from '../view/proposal-view';
import { signOf } from '../view/sign';
import { whyOf } from '../view/why';
import { differenceItems, transition } from './difference-items';
import { type Html, NOTHING, code, joined, markup, sentence } from './markup';

/** Everything that changes in a stack, one item each. */
export function changeItems({ assessment: { changeSet, changes } }: PlannedStack): Html {
  return markup`<ul class="changes">
    ${changeRows(changes).map(rowItem)}${changeSet.outputs.map(
      ({ name, before, after }) => markup`<li><p>output ${code(name)}: ${transition(before, after)}</p></li>`,
    )}${changeSet.deferred.map(
      ({ reason, change }) => markup`<li><p>put off until a later apply: ${code(change.address)} (${reason})</p></li>`,
    )}${changeSet.drift.map(
      ({ address, action, before, after }) =>
        markup`<li>
          <p>changed outside of Terraform: ${code(address)}${action === 'delete' ? ' is gone' : ''}</p>
          ${action === 'delete' ? NOTHING : differenceItems(differences(before, after), [])}
        </li>`,
    )}
  </ul>`;
}

/** A sign with the word it stands for. */
export function signMark(change: AssessedChange['change']): Html {
  return markup`<span class="sign ${change.action}"
    ><span aria-hidden="true">${signOf(change)}</span><span class="hidden">${change.action}</span></span
  >`;
}

function rowItem(row: ChangeRow): Html {
  const [first] = row.changes;
  const { change } = first;
  const isFolded = row.changes.length > 1;
  const head = isFolded
    ? markup`${row.changes.length} × ${code(change.type)}`
    : markup`${code(change.address)} ${names(first)}`;
  return markup`<li>
    <p>${signMark(change)} ${head} ${notes(first, isFolded)}</p>
    ${isFolded ? addresses(row) : NOTHING}${attributes(row)}
  </li>`;
}

function names({ change }: AssessedChange): Html {
  const named = namesOf(change.after ?? change.before);
  return joined(
    named.map(([name, value]) => markup`<span class="soft">${name}</span> ${code(valueText(value, 200))}`),
    ' ',
  );
}

function notes({ change, risks }: AssessedChange, isFolded: boolean): Html {
  const why = whyOf(change);
  const told = [
    ...(change.movedFrom === null || isFolded ? [] : [markup`moved from ${code(change.movedFrom)}`]),
    ...(change.importedAs === null || isFolded ? [] : [markup`imported as ${code(change.importedAs)}`]),
    ...(why === null ? [] : [markup`because ${sentence(why)}`]),
    ...(change.action === 'replace' && change.createdFirst ? [markup`the new one is made first`] : []),
    ...risks
      .filter(({ kind }) => kind !== 'routine')
      .map(
        ({ level, kind, reason }) =>
          markup`<span class="${level}">${level}</span> ${riskWords(kind)}${isFolded ? '' : `: ${sentence(reason)}`}`,
      ),
  ];
  return told.length === 0 ? NOTHING : markup`<span class="soft">·</span> ${joined(told, ' · ')}`;
}

function addresses(row: ChangeRow): Html {
  const items = row.changes.map(({ change }) => markup`<li>${code(change.address)}</li>`);
  return markup`<details>
    <summary>addresses</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function attributes(row: ChangeRow): Html {
  const [{ change }] = row.changes;
  if (change.action === 'create') return row.changes.length === 1 ? created(row.changes[0]) : NOTHING;
  const told = row.differences.filter(
    (difference) => !(difference.kind === 'set' && difference.after instanceof Unknown),
  );
  const later = row.differences
    .filter((difference) => !told.includes(difference))
    .map(({ label }) => code(shortenedName(label, 300)));
  const known = later.length === 0 ? NOTHING : markup`<p class="soft">known after apply: ${joined(later, ', ')}</p>`;
  return markup`${differenceItems(told, change.replacedBecause)}${known}`;
}

function created({ change }: AssessedChange): Html {
  const others = othersOf(change.after);
  if (others.length === 0) return NOTHING;
  const items = others.map(
    ([name, value]) =>
      markup`<dt>${code(shortenedName(name, 300))}</dt>
        <dd>${code(valueText(value, 2_000))}</dd>`,
  );
  return markup`<details>
    <summary>${counted(others.length, 'more attribute')}</summary>
    <dl>${items}</dl>
  </details>`;
}
