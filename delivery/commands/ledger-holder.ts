import type { GitHubClient } from '../adapters/github/github-client';
import { WorkflowRuns } from '../adapters/github/workflow-runs';
import { hasEnded, thisProcess } from '../adapters/process/this-process';
import { DeliveryError } from '../model/delivery-error';
import type { Holder, HolderLife, WorkflowRun } from '../model/holder';
import type { Variables } from './terraform-variables';

/** The attempt of a workflow run that the variables of GitHub Actions name; `null` outside of workflows. */
export function runIn({ GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '1' }: Variables): WorkflowRun | null {
  if (run === '') return null;
  const found = { id: Number(run), attempt: Number(attempt) };
  if (Number.isSafeInteger(found.id) && Number.isSafeInteger(found.attempt)) return found;
  const sentence = `GITHUB_RUN_ID ${run} and GITHUB_RUN_ATTEMPT ${attempt} are no numbers; GitHub Actions sets them`;
  throw new DeliveryError('Usage', sentence);
}

/**
 * Who carries what this process opens on the ledger.
 * @param byCommands whether other commands go on with it when this process has ended.
 */
export function holderIn(variables: Variables, byCommands: boolean): Holder {
  return { process: byCommands ? null : thisProcess(), run: runIn(variables) };
}

/** How it is found out whether others go on: from the processes of this machine, and from GitHub. */
export function livesOf(client: () => GitHubClient, own: WorkflowRun | null): (holder: Holder) => Promise<HolderLife> {
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
