import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';

import { BareSource } from './actions/events/bare-source';
import { dispatchInputs } from './actions/events/dispatch-inputs';
import { happening, type Said } from './actions/events/happening';
import { type Happening, makeEvent } from './actions/events/make-event';
import { silence } from './actions/events/reacts';
import { carryOut, type Done, readWorkflow } from './actions/run/carry-out';
import { RunnerClient } from './actions/run/runner-client';

/** Where a workflow is run. */
export interface RunPlace {
  /** The project that this is, whose packages are installed: absolute. */
  readonly project: string;
  /** How the parts of a local cloud that is up are reached. */
  readonly door: { readonly url: string; readonly token: string; readonly sts: string; readonly gitFolder: string };
  /** `acme-data/data-platform` */
  readonly repository: string;
  /** Where runs of this repository keep what stays of them: absolute. */
  readonly runs: string;
  /** What each of its jobs is told of the local cloud; nothing that opens anything. */
  readonly told: Readonly<Record<string, string>>;
  /** Reads the repository through the REST API of its GitHub. */
  readonly get: (path: string) => Promise<unknown>;
  /** The program that runs steps. */
  readonly act: string;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** A workflow and what it is to react to. */
export interface WorkflowAsked extends Said {
  /** `plan`, or the name of its file. */
  readonly workflow: string;
  /** Who did it, by login. */
  readonly as: string;
}

const STAND_INS = join('delivery', 'local-cloud', 'actions', 'stand-ins');

/** What the session of a role brings along on the local cloud, where a workflow names what only AWS has. */
const BROUGHT_BY_SESSION = ['SLUICE_REVIEW_KEY', 'TF_CLI_CONFIG_FILE'];

/**
 * Runs a committed workflow on a local cloud, and then what it asked for by `workflow_dispatch`; stops at the first run
 * that does not succeed. Gives back the runs.
 * @throws Error for what GitHub would not start, with the reason.
 */
export async function runWorkflow(asked: WorkflowAsked, place: RunPlace): Promise<Done[]> {
  const { door, tell } = place;
  const github = new RunnerClient(door.url, door.token);
  const source = new BareSource(place.repository, door.gitFolder);
  const file = fileOf(asked.workflow);
  const done = [await runOnce({ file, as: asked.as, what: await happening(file, asked, source) }, place)];
  while (done.at(-1)?.result === 'success') {
    const [next] = await github.dispatches();
    if (next === undefined) break;
    await github.takeDispatch(next.id);
    tell(`\n${next.workflow} was asked for by ${next.actor}`);
    const ref = next.ref.startsWith('refs/') ? next.ref : `refs/heads/${next.ref}`;
    const what = { kind: 'workflow_dispatch', ref, inputs: next.inputs } as const;
    done.push(await runOnce({ file: fileOf(next.workflow), as: next.actor, what }, place));
  }
  return done;
}

function fileOf(name: string): string {
  return `.github/workflows/${/\.ya?ml$/.test(name) ? name : `${name}.yml`}`;
}

interface One {
  readonly file: string;
  readonly as: string;
  readonly what: Happening;
}

async function runOnce({ file, as: actor, what }: One, place: RunPlace): Promise<Done> {
  const { project, door, tell } = place;
  const source = new BareSource(place.repository, door.gitFolder);
  const event = await makeEvent(what, { source, get: place.get, actor });
  const root = await readWorkflow({ file, event, source });
  const silent = silence(root.workflow, event);
  if (silent !== null) throw new Error(`${basename(file)} does not run: ${silent}`);
  const inputs = what.kind === 'workflow_dispatch' ? dispatchInputs(root.workflow, what.inputs) : {};
  tell(`${root.workflow.name ?? file}, on ${event.name} of ${event.ref} by ${event.actor}`);
  const standIns = join(project, STAND_INS);
  return carryOut(root, {
    ...{ file, event, inputs, source, standIns, tell, signal: place.signal },
    folder: place.runs,
    github: new RunnerClient(door.url, door.token),
    machine: {
      act: place.act,
      programs: join(standIns, 'programs'),
      variables: machineVariables(place),
      broughtBySession: BROUGHT_BY_SESSION,
      concurrency: Math.max(2, availableParallelism()),
    },
  });
}

/** What every job sees beside what GitHub sets: where it is, and nothing that opens anything. */
function machineVariables({ project, door, told }: RunPlace): Record<string, string> {
  return {
    ...told,
    SLUICE_RUN_PROGRAMS: join(project, STAND_INS, 'programs'),
    SLUICE_RUN_GIT: door.gitFolder,
    SLUICE_RUN_STS: door.sts,
    CHECKPOINT_DISABLE: '1',
    FORCE_COLOR: '0',
  };
}

type Kept = Pick<RunPlace, 'runs' | 'told'>;

/**
 * What is special to runs of the platform's own repository: they know the local cloud, and what this project has
 * installed.
 * @param cloud the local cloud's folder: absolute.
 */
export function platformRuns(cloud: string, project: string): Kept {
  const isInstalled = existsSync(join(project, 'node_modules'));
  const told = {
    SLUICE_LOCAL_CLOUD: cloud,
    SLUICE_GITHUB_LOGIN: 'sluice[bot]',
    ...(isInstalled ? { SLUICE_RUN_PACKAGES: project } : {}),
  };
  return { runs: join(cloud, 'runs'), told };
}

/**
 * What is special to runs of a data product's repository: of the local cloud they know its buckets. Runs are numbered in
 * each repository anew, so they lie in a folder of its name.
 * @param cloud the local cloud's folder: absolute.
 */
export function productRuns(cloud: string, repository: string): Kept {
  return { runs: join(cloud, 'runs', repository), told: { SLUICE_RUN_BUCKETS: join(cloud, 'buckets') } };
}
