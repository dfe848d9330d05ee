import type { LedgerState } from '../../model/ledger-entry';

/** The states that Sluice writes: whether an entry was abandoned is seen, not written. */
export type WrittenState = Exclude<LedgerState, 'abandoned'>;

/** How each looks among GitHub's deployment states. */
export const GITHUB_STATES = {
  waiting: 'queued',
  applying: 'in_progress',
  verified: 'success',
  failed: 'failure',
  partial: 'failure',
  refused: 'error',
  superseded: 'inactive',
  removed: 'inactive',
} as const satisfies Record<WrittenState, string>;

/** GitHub's limit, in characters (REST reference, "Create a deployment status"). */
const LONGEST_DESCRIPTION = 140;

/** The description of a status: GitHub has fewer states than the ledger, so it starts with the ledger's own. */
export function describedState(state: WrittenState, note: string): string {
  const text = `${state}: ${note.replace(/\s+/g, ' ')}`;
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}

/** The ledger's state and note in a description; nothing where something else wrote it, such as GitHub itself. */
export function stateIn(description: string): { state: WrittenState; note: string } | undefined {
  const [, word = '', note = ''] = /^(\w+): ([^]*)$/.exec(description) ?? [];
  return isWritten(word) ? { state: word, note } : undefined;
}

function isWritten(word: string): word is WrittenState {
  return Object.hasOwn(GITHUB_STATES, word);
}
