import { resolve } from 'node:path';

import { Command, Option } from 'commander';

import { CLOUD_FOLDER } from './cloud-folder';
import { startCloud, stopCloud } from './cloud-process';
import { howToUse } from './how-to-use';
import { localDriftCommand } from './local-drift-command';
import { localRunCommand } from './local-run-command';
import { answer, say } from './output';
import { portNumber } from './port-number';
import { projectRoot } from './project-root';
import { runningCloud } from './running-cloud';
import { serveCommand } from './serve-command';
import { cloudVariables } from './terraform-variables';

/** `sluice local up|down|status|env|drift` */
export function localCommand(): Command {
  return new Command('local')
    .description('the local cloud: simulated providers, a GitHub and their store, in a folder of this project')
    .addCommand(up())
    .addCommand(down())
    .addCommand(status())
    .addCommand(env())
    .addCommand(localDriftCommand())
    .addCommand(localRunCommand())
    .addCommand(serveCommand(), { hidden: true });
}

interface CloudOptions {
  readonly folder: string;
  readonly aws: 'simulated' | 'moto';
  readonly port?: number;
}

function withFolder(command: Command): Command {
  return command.option('--folder <folder>', 'where the local cloud keeps what it knows', CLOUD_FOLDER);
}

function up(): Command {
  return withFolder(new Command('up'))
    .description('start the local cloud, or start it again with what it knows')
    .addOption(
      new Option('--aws <how>', 'AWS simulated, or the real provider on moto')
        .choices(['simulated', 'moto'])
        .default('simulated'),
    )
    .option('--port <number>', 'port of its GitHub on 127.0.0.1; any free one when left out', portNumber)
    .action(async ({ folder, aws, port }: CloudOptions) => {
      projectRoot();
      const absolute = resolve(folder);
      await startCloud({ folder: absolute, aws, port, keep: true });
      say(`The local cloud is up in ${absolute}. Use it with stock commands:\n`);
      howToUse(absolute).forEach(say);
    });
}

function down(): Command {
  return withFolder(new Command('down'))
    .description('end the local cloud; its folder stays')
    .action(async ({ folder }: CloudOptions) => {
      say((await stopCloud(resolve(folder))) ? 'The local cloud is down.' : 'No local cloud was up.');
    });
}

function status(): Command {
  return withFolder(new Command('status'))
    .description('say whether the local cloud is up')
    .option('--json', 'print it as JSON')
    .action(async ({ folder, json = false }: CloudOptions & { json?: boolean }) => {
      const running = await runningCloud(resolve(folder));
      if (json) answer({ up: running !== undefined, ...running });
      else say(running === undefined ? 'down' : `up: process ${running.pid}, GitHub at ${running.url}`);
    });
}

function env(): Command {
  return withFolder(new Command('env'))
    .description('print the variables that lead Terraform, cdktf and Sluice to the local cloud, for a shell')
    .action(async ({ folder }: CloudOptions) => {
      const variables = await cloudVariables(resolve(folder));
      for (const [name, value] of Object.entries(variables)) say(`export ${name}='${value.replaceAll("'", "'\\''")}'`);
    });
}
