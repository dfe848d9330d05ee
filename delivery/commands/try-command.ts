import { join, relative, resolve } from 'node:path';

import { Command, Option } from 'commander';

import { path } from '../../environments';
import { select } from '../../environments/selection';
import { BoardSource } from '../flows/board-source';
import { DeliveryError } from '../model/delivery-error';
import type { World } from '../ports/world';
import { seedRepository } from '../try/seed-repository';
import { Stopwatch } from '../try/stopwatch';
import { change, commentFileIn } from '../try/change';
import { firstRelease } from '../try/first-release';
import type { Stage } from '../try/stage';
import { takenBack } from '../try/taken-back';
import { CLOUD_FOLDER, claimFolder, emptyFolder } from './cloud-folder';
import { startCloud, stopCloud } from './cloud-process';
import { howToUse } from './how-to-use';
import { interruption } from './interruption';
import { LocalColleagues } from './local-colleagues';
import { say } from './output';
import { projectRoot } from './project-root';
import { isAlive, runningCloud } from './running-cloud';
import { cloudVariables } from './terraform-variables';
import { findTerraform } from '../adapters/terraform/find-terraform';
import { worldOf } from './world';
import { writeBoard } from './write-board';

interface TryOptions {
  readonly folder: string;
  readonly aws: 'simulated' | 'moto';
  readonly keep?: boolean;
}

/** `sluice try` */
export function tryCommand(): Command {
  return new Command('try')
    .description('watch a change go from a branch to prod on a local cloud: no account, no credentials')
    .option('--folder <folder>', 'where the local cloud is made, anew', CLOUD_FOLDER)
    .addOption(
      new Option('--aws <how>', 'AWS simulated, or the real provider on moto')
        .choices(['simulated', 'moto'])
        .default('simulated'),
    )
    .option('--keep', 'leave the local cloud up afterwards')
    .action(tryIt);
}

async function tryIt({ folder, aws, keep = false }: TryOptions): Promise<void> {
  projectRoot();
  const absolute = resolve(folder);
  const stopwatch = new Stopwatch();
  await findTerraform('terraform', { PATH: process.env['PATH'], CHECKPOINT_DISABLE: '1' });
  await claimFolder(absolute);
  await refuseUsed(absolute);
  say('A change to a data platform, from a branch to prod, by real Terraform on a local cloud.\n');
  try {
    const stage = await stopwatch.time('starting the local cloud', () =>
      startStage(absolute, { aws, keep, stopwatch }),
    );
    await firstRelease(stage);
    await change(stage, commentFileIn(absolute));
    await takenBack(stage);
    await stopwatch.time('writing the board', () => keepBoard(absolute, stage.world));
    tellWhereToLook(absolute, stopwatch);
    if (keep) tellHowToUse(absolute);
  } finally {
    if (!keep || interruption.signal.aborted) await stopCloud(absolute);
  }
}

async function startStage(
  folder: string,
  { aws, keep, stopwatch }: { aws: 'simulated' | 'moto'; keep: boolean; stopwatch: Stopwatch },
): Promise<Stage> {
  const { signal } = interruption;
  await stopCloud(folder);
  await emptyFolder(folder);
  await startCloud({ folder, aws, keep });
  const variables = await cloudVariables(folder);
  const gitFolder = variables['SLUICE_LOCAL_REPOSITORY'] ?? '';
  const workspace = await seedRepository({
    project: projectRoot(),
    cloudFolder: folder,
    gitFolder,
    signal,
  });
  const world = await worldOf({ repository: workspace.folder, variables });
  return { world, workspace, stopwatch, colleagues: new LocalColleagues(folder, variables), say };
}

/** The board as it is in the end, with what waits between the environments. */
async function keepBoard(folder: string, world: World): Promise<void> {
  const { repository } = world.trust;
  const options = { repository, path: select(path, { SLUICE_LOCAL_CLOUD: folder }), ...SHOWN };
  await writeBoard(boardFileIn(folder), { source: new BoardSource(world, options), world });
}

/** All there is of a short history, and each two neighbours that stand at different releases. */
const SHOWN = { most: 30, compared: null, looksAtCode: true } as const;

function boardFileIn(folder: string): string {
  return join(folder, 'board.html');
}

/** A cloud that ends with another process is being used by that one; a kept one may make way. */
async function refuseUsed(folder: string): Promise<void> {
  const parent = (await runningCloud(folder))?.parent;
  if (parent === undefined || !isAlive(parent)) return;
  const sentence = `process ${parent} is using the local cloud in ${folder}; wait until it ends, or name another folder with --folder`;
  throw new DeliveryError('LocalCloud', sentence);
}

function tellWhereToLook(folder: string, stopwatch: Stopwatch): void {
  const shown = relative(process.cwd(), folder);
  say('\nThe change is in prod, and what did not hold there was taken back. Where to look:');
  say(`  ${join(shown, 'plan-comment.md')}   the comment that reviewers saw`);
  say(`  ${join(shown, 'store')}   every object of the simulated Snowflake, AWS and GitHub, one file each`);
  say(`  ${join(shown, 'states')}   the state of each stack`);
  say(`  ${join(shown, 'workspace')}   the repository: branches, merges, tags\n`);
  stopwatch.table().forEach(say);
  say(`\nThe board shows all of it on one page; open it in a browser: ${boardFileIn(shown)}`);
}

function tellHowToUse(folder: string): void {
  say('\nThe local cloud stays up. Use it with stock commands:\n');
  howToUse(folder).forEach(say);
  say('\nYour files do not have the change of this story, so a diff shows how it would be taken back.');
}
