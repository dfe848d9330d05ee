import type { WorkflowRun } from '../../model/holder';
import { LIVE } from '../../model/ledger-entry';
import { stateIn, type WrittenState } from './deployment-state';
import { runAt } from './run-url';

/** What Sluice wrote of an entry. */
export interface Written {
  readonly id: number;
  readonly state: WrittenState;
  readonly note: string;
  readonly at: string;
  /** The run that wrote it; `null` outside of workflows. */
  readonly run: WorkflowRun | null;
}

/** What a deployment status says of an entry; nothing where something else wrote it. */
export function written(status: { id: number; description: string; created_at: string; log_url?: string }): Written[] {
  const known = stateIn(status.description);
  if (known === undefined) return [];
  return [{ id: status.id, ...known, at: status.created_at, run: runAt(status.log_url ?? '') }];
}

/**
 * When an entry took the turn that it has, or had last: GitHub numbers statuses as they come.
 * @param statuses the newest first.
 */
export function turnOf(statuses: readonly Written[]): number | null {
  const settled = statuses.findIndex(({ state }) => LIVE.has(state));
  const live = settled === -1 ? [] : statuses.slice(settled);
  const waited = live.findIndex(({ state }) => state !== 'applying');
  return live.slice(0, waited === -1 ? live.length : waited).at(-1)?.id ?? null;
}
