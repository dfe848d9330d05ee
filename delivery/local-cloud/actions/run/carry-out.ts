import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import pLimit from 'p-limit';

import type { Value } from '../expressions/contexts';
import { loadWorkflow, type LoadedWorkflow, type WorkflowSource } from '../workflow/loaded-workflow';
import { usedActions } from '../workflow/used-actions';
import { standInsFor } from '../stand-ins';
import { removeLeftFolders } from './job-folder';
import type { Machine } from './run';
import type { RunEvent } from './run-event';
import { runLevel } from './run-level';
import type { Result, RunnerClient } from './runner-client';

/** What a run is started with. */
export interface RunProps {
  /** `.github/workflows/plan.yml` */
  readonly file: string;
  readonly event: RunEvent;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly source: WorkflowSource;
  readonly github: RunnerClient;
  readonly machine: Omit<Machine, 'standIns'>;
  /** The folder of the actions' stand-ins: absolute. */
  readonly standIns: string;
  /** Where runs keep what stays of them: absolute. */
  readonly folder: string;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** How a run ended, and where its logs are. */
export interface Done {
  readonly id: number;
  readonly result: Result;
  readonly folder: string;
}

/** Reads a workflow as the event's commit has it, with all that it calls; what GitHub would not start, throws. */
export function readWorkflow({
  file,
  event,
  source,
}: Pick<RunProps, 'file' | 'event' | 'source'>): Promise<LoadedWorkflow> {
  return loadWorkflow({ file, commit: event.sha, ref: event.ref }, source);
}

/** Carries a workflow out on this machine, and tells the local GitHub of it. */
export async function carryOut(root: LoadedWorkflow, props: RunProps): Promise<Done> {
  const { file, event, github, signal, tell } = props;
  const standIns = standInsFor(usedActions(root), props.standIns);
  removeLeftFolders();
  const { payload: _, isFork: __, baseBranch: ___, name, ...about } = event;
  const run = { ...about, event: name, name: root.workflow.name ?? file, path: file };
  const { id, number } = await github.beginRun(run);
  const folder = join(props.folder, String(id));
  mkdirSync(join(folder, 'artifacts'), { recursive: true });
  let result: Result = 'failure';
  try {
    const limit = pLimit(props.machine.concurrency);
    const variables = await github.variables();
    const machine = { ...props.machine, standIns };
    const { repository } = props.source;
    const whole = { id, number, repository, event, root, inputs: props.inputs, variables, folder, machine, github };
    const level = { loaded: root, inputs: props.inputs, names: [], signal };
    ({ result } = await runLevel({ ...whole, tell, signal, limit: (work) => limit(work) }, level));
  } finally {
    await github.endRun(id, signal.aborted ? 'cancelled' : result);
  }
  return { id, result, folder };
}
