import { Command } from 'commander';

import { gitUser } from '../adapters/git/git-user';
import { bringUp } from '../flows/bring-up';
import { outlived, reap } from '../flows/reap';
import { standing } from '../flows/standing';
import { takeDown } from '../flows/take-down';
import type { World } from '../ports/world';
import { guestLines } from '../report/guest-lines';
import type { Guest } from '../sandbox/guest';
import { requireUserName, userNameFrom } from '../sandbox/user-name';
import { requireAllDone, tellRemoval, tellStanding } from './guest-outcome';
import { answer, say } from './output';
import { projectRoot } from './project-root';
import { worldOf } from './world';

interface JsonOption {
  readonly json?: boolean;
}

const ASKED = 'asked for';

const WHOSE = 'whose; your own when left out, by the name that git knows you by';

/** `sluice sandbox` */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('an environment of your own in the account of dev: small, unscheduled, and gone after a while')
    .addCommand(upCommand())
    .addCommand(downCommand())
    .addCommand(listCommand())
    .addCommand(reapCommand());
}

function upCommand(): Command {
  return new Command('up')
    .description('bring it up from the files as they stand here, or up to date, and prolong it')
    .argument('[user]', WHOSE)
    .option('--json', 'print what stands as JSON')
    .action(async (user: string | undefined, { json = false }: JsonOption) => {
      const { world, folder, guest } = await sandboxOf(user, json);
      const release = await world.source.working();
      tellStanding(await bringUp({ guest, release, folder, reviewed: null }, world), json);
    });
}

function downCommand(): Command {
  return new Command('down')
    .description('destroy all of it, in reverse order; run it again if it was stopped')
    .argument('[user]', WHOSE)
    .option('--json', 'print what is gone as JSON')
    .action(async (user: string | undefined, { json = false }: JsonOption) => {
      const { world, folder, guest } = await sandboxOf(user, json);
      tellRemoval(await takeDown({ guest, folder, because: ASKED }, world), json);
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('every sandbox and preview that stands, since when, and until when it is left alone')
    .option('--json', 'print them as JSON')
    .action(async ({ json = false }: JsonOption) => {
      const lives = await standing(await hereOf(json));
      if (json)
        answer(lives.map(({ environment, state, by, since, until }) => ({ environment, state, by, since, until })));
      else guestLines(lives, new Date()).forEach(say);
    });
}

interface ReapOptions extends JsonOption {
  readonly dryRun?: boolean;
}

function reapCommand(): Command {
  return new Command('reap')
    .description('take down every sandbox and preview that stands longer than it may, each on its own')
    .option('--dry-run', 'only say which')
    .option('--json', 'print what became of them as JSON')
    .action(async ({ dryRun = false, json = false }: ReapOptions) => {
      const world = await hereOf(json);
      if (dryRun) return tellOutlived(world, json);
      const told = await reap(projectRoot(), world);
      if (json) answer(told);
      else for (const one of told) say(`  ${one.environment}: ${one.kind === 'done' ? one.result : 'FAILED'}`);
      requireAllDone(told);
    });
}

async function tellOutlived(world: World, json: boolean): Promise<void> {
  const now = new Date();
  const lives = await outlived(world, now);
  if (json) answer(lives.map(({ environment, until }) => ({ environment, until })));
  else if (lives.length === 0) say('None stands longer than it may.');
  else guestLines(lives, now).forEach(say);
}

function hereOf(silent: boolean): Promise<World> {
  return worldOf({ repository: projectRoot(), variables: process.env, silent });
}

interface Sandbox {
  readonly world: World;
  readonly folder: string;
  readonly guest: Guest;
}

async function sandboxOf(user: string | undefined, silent: boolean): Promise<Sandbox> {
  const folder = projectRoot();
  const name = user === undefined ? userNameFrom([await gitUser(folder), process.env['USER']]) : requireUserName(user);
  return { world: await hereOf(silent), folder, guest: { kind: 'sandbox', user: name } };
}
