import type { GitHubClient } from '../adapters/github/github-client';
import type { LedgerWriter } from '../adapters/github/github-ledger';
import { WorkflowRuns } from '../adapters/github/workflow-runs';
import { hasEnded, thisProcess } from '../adapters/process/this-process';
import { DeliveryError } from '../model/delivery-error';
import type { WorkflowRun } from '../model/holder';
import type { Clock } from '../ports/clock';
import type { Variables } from './terraform-variables';

/** The attempt of a workflow run that the variables of GitHub Actions name; `null` outside of workflows. */
export function runIn({ GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '1' }: Variables): WorkflowRun | null {
  if (run === '') return null;
  const found = { id: Number(run), attempt: Number(attempt) };
  if (Number.isSafeInteger(found.id) && Number.isSafeInteger(found.attempt)) return found;
  const sentence = `GITHUB_RUN_ID ${run} and GITHUB_RUN_ATTEMPT ${attempt} are no numbers; GitHub Actions sets them`;
  throw new DeliveryError('Usage', sentence);
}

/** What a process that writes to the ledger knows of itself. */
export interface WritingProcess {
  readonly client: () => GitHubClient;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether other commands go on with what it opens when it has ended. */
  readonly byCommands: boolean;
}

/** Who writes to the ledger, as the variables have it. */
export function ledgerWriter(variables: Variables, { client, clock, byCommands }: WritingProcess): LedgerWriter {
  const holder = { process: byCommands ? null : thisProcess(), run: runIn(variables) };
  return {
    by: variables['GITHUB_TRIGGERING_ACTOR'] ?? variables['GITHUB_ACTOR'],
    holder,
    lifeOf: livesOf(client, holder.run),
    now: () => clock.now(),
    server: variables['GITHUB_SERVER_URL'],
  };
}

/** How it is found out whether others go on: from the processes of this machine, and from GitHub. */
function livesOf(client: () => GitHubClient, own: WorkflowRun | null): LedgerWriter['lifeOf'] {
  let runs: WorkflowRuns | undefined;
  return async ({ process, run }) => {
    if (process !== null && hasEnded(process)) return 'ended';
    if (run === null) return 'unknown';
    runs ??= new WorkflowRuns(client(), own);
    const life = await runs.lifeOf(run);
    // That a run goes on says nothing of one process in it.
    return process !== null && life === 'alive' ? 'unknown' : life;
  };
}
