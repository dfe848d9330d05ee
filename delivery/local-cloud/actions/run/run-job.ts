import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Contexts } from '../expressions/contexts';
import { asText, interpolated } from '../expressions/evaluate';
import type { LoadedWorkflow } from '../workflow/loaded-workflow';
import { askedBy, forFork } from '../workflow/permissions';
import type { StepsJob } from '../workflow/workflow-file';
import type { Ended, Run } from './run';
import { runSteps } from './run-steps';
import type { Admitted, Result } from './runner-client';

/** A job whose turn has come, one combination of its matrix. */
export interface Due {
  readonly key: string;
  readonly name: string;
  readonly job: StepsJob;
  readonly loaded: LoadedWorkflow;
  readonly contexts: Contexts;
  readonly signal: AbortSignal;
}

const POLL_MS = 300;

/** Registers a job, waits until it is let in, runs its steps, and tells how it ended. */
export async function runJob(run: Run, due: Due): Promise<Ended> {
  const { key, name, job, loaded, contexts, signal } = due;
  const { workflow, file, ref } = loaded;
  const asked = askedBy(job, workflow);
  const registered = await run.github.addJob({
    run: run.id,
    name,
    workflowRef: `${run.repository}/${file}@${ref}`,
    environment: job.environment === undefined ? null : asText(interpolated(job.environment, contexts)),
    permissions: run.event.isFork ? forFork(asked) : asked,
  });
  const { id } = registered;
  const log = (line: string) => {
    appendFileSync(logFile(run, id), `${line}\n`);
  };
  const admitted = await letIn(run, registered, { name, signal });
  if (!admitted.isLetIn) return turnedAway(run, admitted, { name, log, aborted: signal.aborted });
  return run.limit(async () => {
    const secrets = await run.github.startJob(id);
    const vars = { ...run.variables, ...secrets.variables };
    const { root, event } = run;
    const prepared = {
      ...{ key, name, job, workflow, workflowName: root.workflow.name ?? root.file, event: event.name },
      contexts: { ...contexts, vars },
      unset: run.machine.broughtBySession,
      bash: `${join(run.machine.programs, 'bash-piped')} {0}`,
    };
    const ended = await runSteps(run, { id, prepared, secrets, signal, log });
    await run.github.endJob(id, ended.result);
    run.tell(
      `${mark(ended.result)} ${name}${ended.result === 'success' ? '' : `: ${ended.result}; ${logFile(run, id)}`}`,
    );
    return ended;
  });
}

interface Waiting {
  readonly name: string;
  readonly signal: AbortSignal;
}

/** Waits where people or a timer must let a job in. */
async function letIn(run: Run, registered: Admitted, { name, signal }: Waiting): Promise<Admitted> {
  let now = registered;
  const mustWait = now.status === 'waiting' && !now.isLetIn;
  if (mustWait) run.tell(`… ${name} waits for its environment to let it in`);
  while (now.status === 'waiting' && !now.isLetIn && !signal.aborted) {
    await pause(POLL_MS);
    now = await run.github.job(now.id);
  }
  if (mustWait && now.isLetIn) run.tell(`  ${name} was let in`);
  return now;
}

interface Away {
  readonly name: string;
  readonly log: (line: string) => void;
  readonly aborted: boolean;
}

async function turnedAway(run: Run, { id, refusal }: Admitted, { name, log, aborted }: Away): Promise<Ended> {
  const result: Result = aborted ? 'cancelled' : 'failure';
  const why = refusal ?? 'it was stopped while it waited';
  log(why);
  await run.github.endJob(id, result);
  run.tell(`${mark(result)} ${name}: ${why}`);
  return { result, outputs: {} };
}

function mark(result: Result): string {
  return result === 'success' ? '✔' : '✖';
}

/** Where a job's log is kept. */
export function logFile({ folder }: Pick<Run, 'folder'>, id: number): string {
  return join(folder, `job-${id}.log`);
}
