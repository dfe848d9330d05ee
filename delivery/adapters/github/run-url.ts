import type { WorkflowRun } from '../../model/holder';

/** Where a repository is read by people. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
  /** github.com when left out. */
  readonly server?: string | undefined;
}

/** The page of one attempt of a run. */
export function runUrl({ id, attempt }: WorkflowRun, { owner, repo, server = 'https://github.com' }: Place): string {
  return `${server}/${owner}/${repo}/actions/runs/${id}/attempts/${attempt}`;
}

/** The attempt of a run that an address leads to; `null` where it leads elsewhere. */
export function runAt(url: string): WorkflowRun | null {
  const [, id, attempt] = /\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(url) ?? [];
  return id === undefined || attempt === undefined ? null : { id: Number(id), attempt: Number(attempt) };
}
