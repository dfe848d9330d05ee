import { resolve } from 'node:path';

import { Command } from 'commander';

import { type RunPlace, runWorkflow, type WorkflowAsked } from '../local-cloud/workflows';
import { DeliveryError } from '../model/delivery-error';
import { actProgram } from './act-program';
import { cloudDoor, type CloudDoor } from './cloud-door';
import { CLOUD_FOLDER } from './cloud-folder';
import { interruption } from './interruption';
import { say } from './output';
import { projectRoot } from './project-root';
import { pullRequestNumber } from './pull-request-number';
import { withProduct } from './with-product';

interface RunOptions extends Omit<WorkflowAsked, 'workflow'> {
  readonly folder: string;
  /** The repository of a data product; that of the platform when left out. */
  readonly product?: string;
}

/** `sluice local run`: a workflow, as it is committed, on this machine. */
export function localRunCommand(): Command {
  return new Command('run')
    .description('run a committed workflow on the local cloud, as the event that it reacts to would on GitHub')
    .argument('<workflow>', 'its name: plan, apply, release, promote …; of a data product: sluice')
    .option('--folder <folder>', 'the folder of the local cloud', CLOUD_FOLDER)
    .option('--product <repository>', 'run it in the repository of this data product')
    .option('--event <name>', 'the event, where the workflow reacts to several')
    .option('--pull-request <number>', 'the pull request that something happened to', pullRequestNumber)
    .option('--action <type>', 'what happened to it: opened, synchronize, labeled, closed …', 'synchronize')
    .option('--label <name>', 'the label of labeled and unlabeled')
    .option('--fork <owner>', 'take its head for one of a fork: no credentials')
    .option('--tag <tag>', 'the tag that was pushed')
    .option(
      '--branch <branch>',
      'the branch that was pushed, or that is run by hand; of a product, whose pull request it is',
      'main',
    )
    .option('--input <name=value>', 'an input of a run by hand; again for each', collected, {})
    .option('--as <login>', 'who did it: octocat or hubot', 'octocat')
    .action(run);
}

function collected(pair: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = pair.indexOf('=');
  if (at < 1) throw new DeliveryError('Usage', `--input takes NAME=VALUE, and got "${pair}"`);
  return { ...before, [pair.slice(0, at)]: pair.slice(at + 1) };
}

async function run(workflow: string, { folder, product, ...said }: RunOptions): Promise<void> {
  const project = projectRoot();
  const [cloud, asked] = [resolve(folder), { ...said, workflow }];
  if (product === undefined) return runIn(await cloudDoor(cloud, project), asked);
  await withProduct({ product, folder: cloud }, async (door) => {
    const isOfBranch = asked.event === 'pull_request' && asked.pullRequest === undefined;
    const opened = isOfBranch ? { pullRequest: await door.pullRequestOf(asked.branch, asked.as) } : {};
    await runIn(door, { ...asked, ...opened });
  });
}

async function runIn({ door, repository, runs, told, get }: CloudDoor, asked: WorkflowAsked): Promise<void> {
  const project = projectRoot();
  const { signal } = interruption;
  const place = { project, door, repository, runs, told, get, act: await actProgram(project), tell: say, signal };
  for (const { id, result, folder: logs } of await started(asked, place)) {
    if (signal.aborted) throw new DeliveryError('Interrupted', `run ${id} was stopped; nothing is left running`);
    const sentence = `run ${id} ended with ${result}; its logs are in ${logs}`;
    if (result !== 'success') throw new DeliveryError('RunFailed', sentence);
    say(`Run ${id} succeeded; its logs are in ${logs}`);
  }
}

/** What is wrong with a workflow or an event is for whoever asked to mend. */
async function started(asked: WorkflowAsked, place: RunPlace): ReturnType<typeof runWorkflow> {
  try {
    return await runWorkflow(asked, place);
  } catch (cause) {
    throw new DeliveryError('Usage', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
