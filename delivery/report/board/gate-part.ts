import type { BoardApprovals, BoardEnvironment } from '../../model/board';
import { counted } from '../text/counted';
import { type Html, NOTHING, code, joined, markup, sentence } from '../page/markup';
import { releaseMark } from './board-parts';

const MOST_PENDING = 12;

/**
 * What waits for an environment, whether its gate lets it in, and who approved it.
 * @param compared where among the comparisons it is told what it would change.
 */
export function gatePart(
  { gate, pending, place, stands }: BoardEnvironment,
  { compared, isFirst }: { readonly compared: number | null; readonly isFirst: boolean },
): Html {
  if (place !== 'path') return NOTHING;
  if (gate === null)
    return stands === null || isFirst ? NOTHING : row('Next', markup`<span class="soft">nothing waits</span>`);
  const { from, release, refusals, approvals } = gate;
  const isOpen = refusals.length === 0;
  const state = isOpen
    ? markup`<span class="badge good"><span aria-hidden="true">✓</span> gate open</span>`
    : markup`<span class="badge bad"><span aria-hidden="true">⊘</span> gate shut</span>`;
  const reasons = refusals.map(
    ({ rule, sentence: why }) => markup`<li><span class="rule">${rule}</span> ${sentence(why)}</li>`,
  );
  return markup`${row(
    'Next',
    markup`${releaseMark(release)} from <bdi>${from}</bdi> ${state}${
      isOpen
        ? NOTHING
        : markup`<ul class="reasons">
            ${reasons}
          </ul>`
    }${compared === null ? NOTHING : markup`<p><a href="#compare" data-choose="${compared}">What it would change</a></p>`}`,
    'whole',
  )}
  ${pending.length < 2 ? NOTHING : row('Pending', pendingList(pending))} ${row('Approvals', approved(approvals))}`;
}

function pendingList(pending: BoardEnvironment['pending']): Html {
  const shown = pending.slice(-MOST_PENDING).map(releaseMark);
  const more = pending.length > MOST_PENDING ? markup` and ${pending.length - MOST_PENDING} older` : NOTHING;
  return markup`${counted(pending.length, 'release')}: ${joined(shown, ', ')}${more}`;
}

function approved(approvals: BoardApprovals): Html {
  if (approvals.kind === 'unknown') return markup`<span class="soft">not known: ${sentence(approvals.because)}</span>`;
  const { by, needed } = approvals;
  const names = by.length === 0 ? NOTHING : markup`: ${joined(by.map(code), ', ')}`;
  const tone = by.length >= needed ? 'good' : 'bad';
  return markup`<span class="${tone}">${by.length >= needed ? '✓' : '✗'} ${by.length} of ${needed} needed</span>${names}`;
}

function row(name: string, body: Html, kind: '' | 'whole' = ''): Html {
  return markup`<div class="${kind}">
    <dt>${name}</dt>
    <dd>${body}</dd>
  </div>`;
}
