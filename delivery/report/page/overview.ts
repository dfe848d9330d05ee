import { countsOf } from '../../model/change-set';
import type { ProposedEnvironment } from '../../model/proposal';
import { type PlannedStack, changedIn, reviewCode, worstLevel } from '../view/proposal-view';
import { type Html, NOTHING, code, markup } from './markup';

const COLUMNS = ['create', 'update', 'replace', 'delete', 'moved, imported'] as const;
const SIGNS = ['+', '~', '-/+', '-', 'moved, imported'] as const;

/** The table of every stack that changes. */
export function overview(environments: readonly ProposedEnvironment[]): Html {
  const stacks = environments.flatMap(changedIn);
  if (stacks.length === 0) return NOTHING;
  const heads = COLUMNS.map(
    (name, at) =>
      markup`<th scope="col" class="n" title="${name}">
        <span aria-hidden="true">${SIGNS[at] ?? ''}</span><span class="hidden">${name}</span>
      </th>`,
  );
  return markup`<section aria-labelledby="stacks">
    <h2 id="stacks">Stacks</h2>
    <table class="wide">
      <thead>
        <tr>
          <th scope="col">stack</th>
          ${heads}
          <th scope="col">risk</th>
          <th scope="col">review code</th>
        </tr>
      </thead>
      <tbody>
        ${stacks.map(row)}
      </tbody>
    </table>
  </section>`;
}

/** Where a stack's changes stand on the page. */
export function anchorOf({ stack }: Pick<PlannedStack, 'stack'>): string {
  return `stack-${Buffer.from(stack).toString('hex').slice(0, 200)}`;
}

function row(stack: PlannedStack): Html {
  const { changeSet } = stack.assessment;
  const counts = countsOf([changeSet]);
  const moved = changeSet.changes.filter(
    ({ movedFrom, importedAs }) => movedFrom !== null || importedAs !== null,
  ).length;
  const cells = [counts.create, counts.update, counts.replace, counts.delete, moved].map(
    (count, at) =>
      markup`<td class="n${count === 0 ? ' none' : ''}" data-name="${SIGNS[at] ?? ''}">${count === 0 ? '' : count}</td>`,
  );
  const level = worstLevel([stack]);
  return markup`<tr>
    <th scope="row"><a href="#${anchorOf(stack)}">${stack.stack}</a></th>
    ${cells}
    <td class="${level}" data-name="risk">${level}</td>
    <td data-name="review code">${code(reviewCode(stack.assessment))}</td>
  </tr> `;
}
