import { Command } from 'commander';

import { stacksOf } from '../model/assembly';
import { answer, say } from './output';
import { worldOf } from './world';

/** `sluice synth` */
export function synthCommand(): Command {
  return new Command('synth')
    .description('synthesize every environment and list its stacks, with the digest of each')
    .option('--json', 'print the stacks as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const assembly = await world.progress.stage('synthesizing', async (report) => {
        const made = await world.synthesizer.synthesize(process.cwd());
        report.done(`synthesized ${made.stacks.length} stacks of ${made.environments.length} environments`);
        return made;
      });
      if (json) {
        answer(assembly.stacks);
        return;
      }
      for (const { name } of assembly.environments) {
        for (const { id, digest } of stacksOf(assembly, name)) say(`  ${id.padEnd(28)} ${digest.slice(0, 12)}`);
      }
    });
}
