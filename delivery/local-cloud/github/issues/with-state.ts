import type { Call } from '../api/call';
import type { Issue } from '../store/records';

interface Wish {
  readonly state: Issue['state'] | undefined;
  readonly reason: Issue['stateReason'];
}

/** An issue opened or closed, with who and when; unchanged where it already is. */
export function withState<T extends Issue>({ actor, repository }: Call, issue: T, { state, reason }: Wish): T {
  if (state === undefined || state === issue.state) return issue;
  if (state === 'open') return { ...issue, state, stateReason: 'reopened', closedAt: null, closedBy: null };
  return { ...issue, state, stateReason: reason, closedAt: repository.now(), closedBy: actor.login };
}
