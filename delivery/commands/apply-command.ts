import { Command } from 'commander';

import { type AppliedStack, type Judge, apply, unreviewed } from '../apply/apply';
import type { Assembly } from '../model/assembly';
import { countsOf } from '../model/change-set';
import { gateOf } from '../turn/gate-of';
import type { World } from '../ports/world';
import { reviewOf } from '../review/review-of';
import { chooseCarried } from './choose-carried';
import { answer, remark } from './output';
import { worldOf } from './world';

interface ApplyOptions {
  readonly unreviewed?: boolean;
  readonly json?: boolean;
}

/** `sluice apply` */
export function applyCommand(): Command {
  return new Command('apply')
    .description(
      'apply stacks, each after those it depends on: a fresh plan, compared with its review, then that very plan',
    )
    .argument('<stacks...>', 'stack ids, environments, or patterns such as "dev-*"')
    .option('--unreviewed', 'compare with no review: for a first bootstrap, and for sandboxes')
    .option('--json', 'print what was applied as JSON')
    .action(async (words: string[], { unreviewed: free = false, json = false }: ApplyOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const assembly = await world.progress.stage('synthesizing', () => world.synthesizer.synthesize(process.cwd()));
      const stacks = chooseCarried(assembly, words);
      const judge = free ? unreviewed : await gate(assembly, world);
      const applied = await world.progress.stage(`applying ${stacks.length} stacks`, async (report) => {
        const done = await apply(stacks, world, {
          judge,
          applied: ({ stack }) => {
            report.now(stack.id);
          },
        });
        report.done(sentence(done));
        return done;
      });
      applied
        .flatMap(({ accepted }) => accepted)
        .forEach((sentence) => {
          remark(`Accepted: ${sentence}.`);
        });
      if (json) answer(applied.map(summary));
    });
}

/** The gate of the commit that is checked out. */
async function gate(assembly: Assembly, world: World): Promise<Judge> {
  const release = await world.source.resolve('HEAD');
  return gateOf(await reviewOf(release, world), { release, assembly, resumes: false, isFirst: false });
}

function sentence(applied: readonly AppliedStack[]): string {
  const { create, update, replace, delete: deleted } = countsOf(applied.map(({ plan }) => plan.changeSet));
  return `applied ${applied.length} stacks: ${create} created, ${update} changed, ${replace} replaced, ${deleted} deleted`;
}

function summary({ stack, plan: { changeSet }, accepted }: AppliedStack) {
  return { stack: stack.id, changes: changeSet.changes.map(({ address, action }) => ({ address, action })), accepted };
}
