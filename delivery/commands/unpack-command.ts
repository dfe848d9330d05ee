import { resolve } from 'node:path';

import { Command } from 'commander';

import { readBuild } from '../adapters/build/read-build';
import { unpack } from '../adapters/build/unpack';
import { say } from './output';

/** `sluice unpack` */
export function unpackCommand(): Command {
  return new Command('unpack')
    .description(
      'unpack an assembly that anybody may have packed, in place of one that lies there; nothing else is written',
    )
    .argument('<file>', 'what "sluice build --assembly-only" has written')
    .requiredOption('--to <folder>', 'where it goes')
    .action(async (file: string, { to }: { to: string }) => {
      const folder = resolve(to);
      await unpack(resolve(file), folder);
      const { release, assembly } = await readBuild(folder);
      say(`${release.commit}: ${assembly.stacks.length} stacks of ${assembly.environments.length} environments`);
    });
}
