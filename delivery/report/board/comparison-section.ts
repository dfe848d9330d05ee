import type { Comparison, ComparisonSide, OnlyIn, Setting } from '../../model/comparison';
import { countsOf } from '../../model/change-set';
import type { ProposedEnvironment } from '../../model/proposal';
import { dangerCallout } from '../page/callouts';
import { transition } from '../page/difference-items';
import { environmentEffects, stackDetails } from '../page/environment-section';
import { Html, NOTHING, code, joined, markup } from '../page/markup';
import { releaseName } from '../../model/release';
import { braced } from '../text/braced';
import { counted } from '../text/counted';
import { moneyChange } from '../text/money';
import { comparedEnvironments } from '../view/compared-environments';
import { dangersOf } from '../view/dangers';
import { failureLines } from '../view/failure-lines';
import { changedIn } from '../view/proposal-view';
import { releaseMark } from './board-parts';

/** Stacks are told in full until they have taken so many characters of the page. */
const MOST_TOLD = 60_000;

/** One comparison: what it is about, what it comes to, and all that it found. */
export function comparisonSection(comparison: Comparison, index: number): Html {
  const { from, to, because } = comparison;
  const body =
    because === null
      ? found(comparison, index)
      : markup`<p>It could not be made:</p><pre>${failureLines(because).map((line) => markup`<span>${line}</span>`)}</pre>`;
  return markup`<section class="comparison" id="comparison-${index}" aria-labelledby="comparison-${index}-title">
    <h3 id="comparison-${index}-title"><bdi>${from.name}</bdi> compared with <bdi>${to.name}</bdi></h3>
    <p class="soft">${side(from)}; ${side(to)}.</p>
    ${lowered(body)}
  </section>`;
}

/** Parts of the plan's page, with their headings below that of a comparison. Values hold no tags: they are inert. */
function lowered({ text }: Html): Html {
  return new Html(text.replace(/<(\/?)h[23](?=[ >])/g, '<$1h4'));
}

function side({ name, release }: ComparisonSide): Html {
  if (release === null) return markup`nothing stands in ${code(name)}`;
  const isItself = releaseName(release) === name;
  return markup`${code(name)} is ${isItself ? markup`commit ${code(release.commit.slice(0, 12))}` : releaseMark(release)}`;
}

function found(comparison: Comparison, index: number): Html {
  const { environments, kind, from, to, settings } = comparison;
  const head =
    kind === 'environments'
      ? markup`What ${code(to.name)} would have to change to come to the release of ${code(from.name)}`
      : markup`What each environment would have to change to go from ${code(from.name)} to ${code(to.name)}`;
  const told = comparedEnvironments(environments).map(({ environment, alike }, at) => {
    const same =
      alike === 0
        ? NOTHING
        : markup`${counted(alike, 'change')} as in ${code(environments[0]?.name ?? '')}, apart from names`;
    return environmentPart(environment, { same, id: `${index}-${at}` });
  });
  return markup`<p>${head}, as their code tells it. Only a plan knows what is replaced to be changed, and what a provider computes.</p>
    ${told} ${settingsTable(settings, comparison)} ${onlyInList(comparison)}`;
}

interface Part {
  /** What it has in common with the first environment. */
  readonly same: Html;
  readonly id: string;
}

function environmentPart(environment: ProposedEnvironment, { same, id }: Part): Html {
  const stacks = changedIn(environment);
  const none = same === NOTHING ? markup`no object differs` : same;
  if (stacks.length === 0) return markup`<p class="sum"><strong>${environment.name}</strong>: ${none}.</p>`;
  return markup`<p class="sum"><strong>${environment.name}</strong>: ${same === NOTHING ? NOTHING : markup`${same}, and `}${summary(environment)}</p>
    ${dangerCallout(dangersOf({ environments: [environment] }))} ${environmentEffects(environment)} ${stackParts(stacks, id)}`;
}

function summary(environment: ProposedEnvironment): string {
  const stacks = changedIn(environment);
  const { create, update, delete: deleted } = countsOf(stacks.map(({ assessment }) => assessment.changeSet));
  const { before, after } = environment.cost;
  const { gained, lost } = environment.access;
  const people = new Set([...gained, ...lost].map(({ who }) => who)).size;
  return [
    counted(stacks.length, 'stack'),
    `${create} new, ${update} changed, ${deleted} removed`,
    `${moneyChange(after - before)} USD a month`,
    people === 0
      ? 'access as before'
      : `access changes for ${people === 1 ? 'one role or user' : `${people} roles and users`}`,
  ].join(' · ');
}

function stackParts(stacks: ReturnType<typeof changedIn>, id: string): Html {
  const parts: Html[] = [];
  let length = 0;
  for (const [at, stack] of stacks.entries()) {
    const part = stackDetails(stack, `compared-${id}-${at}`);
    length += part.text.length;
    if (length > MOST_TOLD && parts.length > 0) break;
    parts.push(part);
  }
  const left = stacks.slice(parts.length).map(({ stack }) => code(stack));
  const more =
    left.length === 0
      ? NOTHING
      : markup`<details>
          <summary>and ${counted(left.length, 'more stack')}</summary>
          <p>${joined(left, ', ')}</p>
        </details>`;
  return markup`${parts}${more}`;
}

function settingsTable(settings: readonly Setting[], { from, to, kind }: Comparison): Html {
  if (kind === 'releases') return NOTHING;
  if (settings.length === 0) return markup`<h4>Settings</h4><p>No setting differs.</p>`;
  const rows = settings.map(
    ({ path, from: one, to: other }) =>
      markup`<dt>${code(path)}</dt>
        <dd>${transition(one, other)}</dd>`,
  );
  return markup`<details>
    <summary>${counted(settings.length, 'setting')} of <bdi>${to.name}</bdi> not as in <bdi>${from.name}</bdi></summary>
    <dl>${rows}</dl>
  </details>`;
}

function onlyInList({ onlyIn, from, to }: Comparison): Html {
  if (onlyIn.length === 0) return NOTHING;
  return markup`${[from.name, to.name].map((name) =>
    onlyInOne(
      name,
      onlyIn.filter(({ environment }) => environment === name),
    ),
  )}`;
}

function onlyInOne(name: string, all: readonly OnlyIn[]): Html {
  if (all.length === 0) return NOTHING;
  const items = all.map(({ stack, addresses }) =>
    addresses.length === 0
      ? markup`<li>the whole stack ${code(stack)}</li>`
      : markup`<li>${code(stack)}: ${joined(braced(addresses).map(code), ' ')}</li>`,
  );
  const objects = all.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const stacks = all.filter(({ addresses }) => addresses.length === 0).length;
  const told = [
    ...(stacks === 0 ? [] : [counted(stacks, 'whole stack')]),
    ...(objects === 0 ? [] : [counted(objects, 'object')]),
  ].join(' and ');
  return markup`<details>
    <summary>Only in <bdi>${name}</bdi>: ${told}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
