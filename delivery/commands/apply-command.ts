import { Command } from 'commander';

import { apply } from '../apply/apply';
import { countsOf } from '../model/change-set';
import { chooseStacks } from './choose-stacks';
import { answer } from './output';
import { worldOf } from './world';

/** `sluice apply` */
export function applyCommand(): Command {
  return new Command('apply')
    .description('apply stacks, each after those it depends on: a fresh plan, then that very plan')
    .argument('<stacks...>', 'stack ids, environments, or patterns such as "dev-*"')
    .option('--json', 'print what was applied as JSON')
    .action(async (words: string[], { json = false }: { json?: boolean }) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const assembly = await world.progress.stage('synthesizing', () => world.synthesizer.synthesize(process.cwd()));
      const stacks = chooseStacks(assembly, words);
      const applied = await world.progress.stage(`applying ${stacks.length} stacks`, async (report) => {
        const plans = await apply(stacks, world, ({ stack }) => {
          report.now(stack);
        });
        const { create, update, replace, delete: deleted } = countsOf(plans);
        report.done(
          `applied ${plans.length} stacks: ${create} created, ${update} changed, ${replace} replaced, ${deleted} deleted`,
        );
        return plans;
      });
      if (json) answer(applied);
    });
}
