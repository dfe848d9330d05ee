import type { LedgerState, Purpose } from '../../model/ledger-entry';

/** How a state is told: a sign for the eye, a word for everybody, and what it means for the reader. */
export interface StateWords {
  readonly sign: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'busy' | 'idle';
}

const WORDS: Readonly<Record<LedgerState, StateWords>> = {
  waiting: { sign: '…', word: 'waiting', tone: 'busy' },
  applying: { sign: '▶', word: 'applying', tone: 'busy' },
  abandoned: { sign: '!', word: 'abandoned', tone: 'bad' },
  verified: { sign: '✓', word: 'verified', tone: 'good' },
  failed: { sign: '✗', word: 'failed', tone: 'bad' },
  partial: { sign: '◐', word: 'refused in part', tone: 'bad' },
  refused: { sign: '⊘', word: 'refused', tone: 'bad' },
  superseded: { sign: '»', word: 'superseded', tone: 'idle' },
  removed: { sign: '–', word: 'removed', tone: 'idle' },
};

/** The words for a state of the ledger. */
export function stateWords(state: LedgerState): StateWords {
  return WORDS[state];
}

/** What each purpose is called where it is not a release that takes its turn. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  promotion: 'promotion',
  rollback: 'rollback',
  repair: 'repair of drift',
  removal: 'removal',
};
