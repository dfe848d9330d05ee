import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { Command } from 'commander';

import { BareSource } from '../local-cloud/actions/events/bare-source';
import { dispatchInputs } from '../local-cloud/actions/events/dispatch-inputs';
import { type Happening, makeEvent } from '../local-cloud/actions/events/make-event';
import { silence } from '../local-cloud/actions/events/reacts';
import { carryOut, type Done, readWorkflow } from '../local-cloud/actions/run/carry-out';
import { RunnerClient } from '../local-cloud/actions/run/runner-client';
import { DeliveryError } from '../model/delivery-error';
import { actProgram } from './act-program';
import { CLOUD_FOLDER } from './cloud-folder';
import { happening, type RunOptions } from './happening';
import { interruption } from './interruption';
import { say } from './output';
import { projectRoot } from './project-root';
import { pullRequestNumber } from './pull-request-number';
import { type CloudDoor, cloudDoor } from './cloud-door';

const STAND_INS = join('delivery', 'local-cloud', 'actions', 'stand-ins');

/** What the session of a role brings along on the local cloud, where a workflow names what only AWS has. */
const BROUGHT_BY_SESSION = ['SLUICE_REVIEW_KEY', 'TF_CLI_CONFIG_FILE'];

/** `sluice local run`: a workflow, as it is committed, on this machine. */
export function localRunCommand(): Command {
  return new Command('run')
    .description('run a committed workflow on the local cloud, as the event that it reacts to would on GitHub')
    .argument('<workflow>', 'its name: plan, apply, release, promote …')
    .option('--folder <folder>', 'the folder of the local cloud', CLOUD_FOLDER)
    .option('--event <name>', 'the event, where the workflow reacts to several')
    .option('--pull-request <number>', 'the pull request that something happened to', pullRequestNumber)
    .option('--action <type>', 'what happened to it: opened, synchronize, labeled, closed …', 'synchronize')
    .option('--label <name>', 'the label of labeled and unlabeled')
    .option('--fork <owner>', 'take its head for one of a fork: no credentials')
    .option('--tag <tag>', 'the tag that was pushed')
    .option('--branch <branch>', 'the branch that was pushed, or that is run by hand', 'main')
    .option('--input <name=value>', 'an input of a run by hand; again for each', collected, {})
    .option('--as <login>', 'who did it: octocat or hubot', 'octocat')
    .action(runWorkflow);
}

function collected(pair: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = pair.indexOf('=');
  if (at < 1) throw new DeliveryError('Usage', `--input takes NAME=VALUE, and got "${pair}"`);
  return { ...before, [pair.slice(0, at)]: pair.slice(at + 1) };
}

async function runWorkflow(name: string, options: RunOptions): Promise<void> {
  const project = projectRoot();
  const door = await cloudDoor(resolve(options.folder));
  const runner: Runner = { project, door, act: await actProgram(project) };
  const github = new RunnerClient(door.url, door.token);
  let asked: Asked = { file: fileOf(name), options, happening: null };
  for (;;) {
    requireSuccess(await runOnce(asked, runner));
    const [next] = await github.dispatches();
    if (next === undefined) return;
    await github.takeDispatch(next.id);
    say(`\n${next.workflow} was asked for by ${next.actor}`);
    const { ref, inputs } = next;
    const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
    asked = { file: fileOf(next.workflow), options, happening: { kind: 'workflow_dispatch', ref: full, inputs } };
  }
}

interface Runner {
  readonly project: string;
  readonly door: CloudDoor;
  readonly act: string;
}

interface Asked {
  readonly file: string;
  readonly options: RunOptions;
  /** Where it is not what the options say. */
  readonly happening: Happening | null;
}

function fileOf(name: string): string {
  return `.github/workflows/${/\.ya?ml$/.test(name) ? name : `${name}.yml`}`;
}

async function runOnce({ file, options, happening: given }: Asked, { project, door, act }: Runner): Promise<Done> {
  const source = new BareSource(door.repository, door.gitFolder);
  const origin = { source, get: door.get, actor: options.as };
  const what = given ?? (await happening(file, options, source));
  const event = await asUsage(() => makeEvent(what, origin));
  const root = await asUsage(() => readWorkflow({ file, event, source }));
  const silent = silence(root.workflow, event);
  if (silent !== null) throw new DeliveryError('Usage', `${basename(file)} does not run: ${silent}`);
  const isByHand = what.kind === 'workflow_dispatch';
  const inputs = isByHand ? await asUsage(() => dispatchInputs(root.workflow, textsOf(what.inputs))) : {};
  const folder = join(door.folder, 'runs');
  say(`${root.workflow.name ?? file}, on ${event.name} of ${event.ref} by ${event.actor}`);
  const standIns = join(project, STAND_INS);
  return asUsage(() =>
    carryOut(root, {
      ...{ file, event, inputs, source, folder, standIns, tell: say, signal: interruption.signal },
      github: new RunnerClient(door.url, door.token),
      machine: {
        act,
        programs: join(standIns, 'programs'),
        variables: machineVariables(project, door),
        broughtBySession: BROUGHT_BY_SESSION,
        concurrency: Math.max(2, availableParallelism()),
      },
    }),
  );
}

function textsOf(inputs: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
}

/** What every job sees beside what GitHub sets: where it is, and nothing that opens anything. */
function machineVariables(project: string, { folder, gitFolder, sts }: CloudDoor): Record<string, string> {
  const isInstalled = existsSync(join(project, 'node_modules'));
  return {
    SLUICE_LOCAL_CLOUD: folder,
    SLUICE_GITHUB_LOGIN: 'sluice[bot]',
    SLUICE_RUN_PROGRAMS: join(project, STAND_INS, 'programs'),
    SLUICE_RUN_GIT: gitFolder,
    SLUICE_RUN_STS: sts,
    ...(isInstalled ? { SLUICE_RUN_PACKAGES: project } : {}),
    CHECKPOINT_DISABLE: '1',
    FORCE_COLOR: '0',
  };
}

function requireSuccess({ id, result, folder }: Done): void {
  if (interruption.signal.aborted) {
    throw new DeliveryError('Interrupted', `run ${id} was stopped; nothing is left running`);
  }
  if (result !== 'success') {
    throw new DeliveryError('RunFailed', `run ${id} ended with ${result}; its logs are in ${folder}`);
  }
  say(`Run ${id} succeeded; its logs are in ${folder}`);
}

/** What workflows and events get wrong is told as a sentence, not as a mistake of Sluice. */
async function asUsage<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new DeliveryError('Usage', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
