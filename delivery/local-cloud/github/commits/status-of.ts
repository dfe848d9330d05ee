import type { CheckRun, Status } from '../store/records';
import type { Store } from '../store/store';

/** The statuses of a commit, oldest first. */
export function statusesOf(store: Store, sha: string): Status[] {
  return store.statuses.all().filter((status) => status.sha === sha);
}

/** The newest status of each context of a commit. */
export function latestStatuses(store: Store, sha: string): Status[] {
  return [...new Map(statusesOf(store, sha).map((status) => [status.context, status])).values()];
}

/** The newest check run of each name on a commit. */
export function latestCheckRuns(store: Store, sha: string): CheckRun[] {
  const runs = store.checkRuns.all().filter((run) => run.sha === sha);
  return [...new Map(runs.map((run) => [run.name, run])).values()];
}

/** What a commit has been found to be, by one status or check run. */
export interface ContextState {
  readonly context: string;
  readonly state: string;
}

/** Every status and check run of a commit; a check run that goes on is pending. */
export function contextsOf(store: Store, sha: string): ContextState[] {
  return [
    ...latestStatuses(store, sha).map(({ context, state }) => ({ context, state })),
    ...latestCheckRuns(store, sha).map(({ name, conclusion }) => ({ context: name, state: conclusion ?? 'pending' })),
  ];
}
