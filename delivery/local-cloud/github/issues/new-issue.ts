import { validationFailed } from '../api/api-error';
import type { Call } from '../api/call';
import type { Issue } from '../store/records';

/** GitHub's limits, in characters. */
const MOST = { title: 256, body: 65_536 };

/** An open issue, numbered; pull requests begin as one too. */
export function newIssue(call: Call, title: string, body: string | null): Issue & { pull: null } {
  requireText(title, body);
  const { store, now } = call.repository;
  return {
    id: store.nextId(),
    number: store.nextNumber(),
    title,
    body,
    author: call.actor.login,
    state: 'open',
    stateReason: null,
    labels: [],
    createdAt: now(),
    updatedAt: now(),
    closedAt: null,
    closedBy: null,
    pull: null,
  };
}

/**
 * Sees that a title is there and that neither it nor the body is too long.
 * @throws ApiError 422.
 */
export function requireText(title: string, body: string | null): void {
  if (title.trim() === '') throw validationFailed({ resource: 'Issue', field: 'title', code: 'missing_field' });
  if (title.length > MOST.title) throw tooLong('title', MOST.title);
  if ((body ?? '').length > MOST.body) throw tooLong('body', MOST.body);
}

function tooLong(field: string, most: number) {
  const message = `${field} is too long (maximum is ${most} characters)`;
  return validationFailed({ resource: 'Issue', code: 'custom', field, message });
}
