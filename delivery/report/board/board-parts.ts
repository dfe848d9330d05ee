import type { BoardEntry } from '../../model/board';
import type { LedgerState } from '../../model/ledger-entry';
import type { Evidence } from '../../model/promotion';
import { type Release, releaseName } from '../../model/release';
import { counted } from '../text/counted';
import { shortenedName } from '../text/shortened';
import { type Html, NOTHING, markup, sentence } from '../page/markup';
import { ago, moment } from './moments';
import { stateWords } from './state-words';

const LONGEST_NAME = 60;

/** A release by its name, and by its commit where the name is a tag. */
export function releaseMark(release: Release): Html {
  const name = shortenedName(releaseName(release), LONGEST_NAME);
  if (release.tag === undefined) return markup`<strong class="release"><bdi>${name}</bdi></strong>`;
  return markup`<strong class="release"><bdi>${name}</bdi></strong> <code class="commit">${release.commit.slice(0, 7)}</code>`;
}

/** A state in its colour, with a sign and a word. */
export function stateBadge(state: LedgerState): Html {
  const { sign, word, tone } = stateWords(state);
  return markup`<span class="badge ${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}

/** A moment, with how long ago it was. */
export function since(iso: string, at: string): Html {
  return markup`<time datetime="${iso}" title="${moment(iso)} UTC">${ago(iso, at)}</time>`;
}

/** A moment in a table. */
export function atMoment(iso: string): Html {
  return markup`<time datetime="${iso}">${moment(iso)}</time>`;
}

/** What verifications found, folded; nothing where nobody read it. */
export function evidenceDetails({ id, evidence }: Pick<BoardEntry, 'id' | 'evidence'>): Html {
  if (evidence === null || evidence.length === 0) return NOTHING;
  const items = evidence.map(
    ({ check, holds, seen }) =>
      markup`<li><span class="${holds ? 'good' : 'bad'}">${holds ? '✓ holds' : '✗ fails'}</span> ${sentence(check)}<br /><span class="soft">${sentence(seen)}</span></li>`,
  );
  return markup`<details data-key="evidence-${id}">
    <summary>${evidenceSentence(evidence)}</summary>
    <ul class="plain">
      ${items}
    </ul>
  </details>`;
}

/** How many checks hold, or which do not. */
export function evidenceSentence(evidence: readonly Evidence[]): string {
  const failed = evidence.filter(({ holds }) => !holds).length;
  if (failed === 0) return `${counted(evidence.length, 'check')} ${evidence.length === 1 ? 'holds' : 'hold'}`;
  return `${failed} of ${counted(evidence.length, 'check')} ${failed === 1 ? 'fails' : 'fail'}`;
}
