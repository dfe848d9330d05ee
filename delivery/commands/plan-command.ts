import { Command } from 'commander';

import { affectedStacks, digestsOf, orphanedStacks } from '../plan/affected-stacks';
import { plan } from '../plan/plan';
import { planComment } from '../plan/plan-comment';
import { planText } from '../plan/plan-text';
import { synth } from '../synth/synth';
import { chooseStacks } from './choose-stacks';
import { answer, say } from './output';
import { worldOf } from './world';

interface PlanOptions {
  readonly base?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** `sluice plan` */
export function planCommand(): Command {
  return new Command('plan')
    .description('plan stacks against the world and show what would change')
    .argument('[stacks...]', 'stack ids, environments, or patterns such as "dev-*"; all when left out')
    .option('--base <revision>', 'plan only the stacks that differ from this branch, tag or commit')
    .option('--markdown', 'print the comment that a pull request would get')
    .option('--json', 'print the plans as JSON')
    .action(async (words: string[], { base, json = false, markdown = false }: PlanOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json || markdown });
      const { assembly, stacks, orphans } = await world.progress.stage('synthesizing', async (report) => {
        const made = await world.synthesizer.synthesize(process.cwd());
        const before =
          base === undefined ? {} : digestsOf((await synth(await world.source.resolve(base), world)).stacks);
        const chosen = affectedStacks(chooseStacks(made, words), before);
        report.done(`${chosen.length} of ${made.stacks.length} stacks to plan`);
        return { assembly: made, stacks: chosen, orphans: orphanedStacks(made.stacks, before) };
      });
      const plans = await world.progress.stage('planning', () => plan(stacks, world));
      if (json) answer({ ...plans, orphans });
      else say(markdown ? planComment(assembly, plans, orphans) : planText(plans));
    });
}
