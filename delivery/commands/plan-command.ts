import { Command, Option } from 'commander';

import type { Assembly } from '../model/assembly';
import type { Release } from '../model/release';
import { foresee } from '../pipeline';
import { administeredChanges } from '../plan/administered-stacks';
import { affectedStacks, digestsOf } from '../plan/affected-stacks';
import { orphans } from '../plan/orphans';
import { plan } from '../plan/plan';
import type { World } from '../ports/world';
import { synth } from '../synth/synth';
import { chooseCarried, takenByName } from './choose-carried';
import { chooseStacks } from './choose-stacks';
import { worldOf } from './world';
import { FORMATS, type Format, show } from './show-proposal';
import { requirePlanned } from './require-planned';

interface PlanOptions {
  readonly base?: string;
  readonly format?: Format;
}

/** `sluice plan` */
export function planCommand(): Command {
  const command = new Command('plan')
    .description('plan stacks against the world and show what would change')
    .argument('[stacks...]', 'stack ids, environments, or patterns such as "dev-*"; all when left out')
    .option('--base <revision>', 'plan only the stacks that differ from this branch, tag or commit');
  for (const [format, shows] of Object.entries(FORMATS)) {
    command.addOption(new Option(`--${format}`, `print ${shows}`).implies({ format }));
  }
  return command.action(async (words: string[], { base, format = 'text' }: PlanOptions) => {
    const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: format !== 'text' });
    const { after, before, stacks, administered } = await world.progress.stage('synthesizing', async (report) => {
      const trees = await treesOf(base, words, world);
      const chosen = chosenOf(trees, words);
      report.done(`${chosen.stacks.length} of ${trees.after.stacks.length} stacks to plan`);
      return { ...trees, ...chosen };
    });
    const planned = await world.progress.stage('planning', () => plan(stacks, { assembly: after }, world));
    const left = before === undefined ? [] : await orphans(before, after, world);
    const release = await checkedOut(world);
    show(foresee({ release, assembly: after, planned, orphans: left, administered }, new Date()), format);
    requirePlanned(planned);
  });
}

interface Trees {
  readonly after: Assembly;
  readonly before?: Assembly;
}

/** What is planned, and what the change touches besides that is left to administrators. */
function chosenOf({ after, before }: Trees, words: readonly string[]) {
  if (before === undefined) return { stacks: chooseCarried(after, words), administered: [] };
  const chosen = chooseStacks(after, words);
  const administered = administeredChanges(chosen, before.stacks).map(({ id }) => id);
  return { stacks: affectedStacks(chosen, digestsOf(before.stacks)), administered };
}

/** The tree that is checked out, as it stands there, and the one it is compared with. */
async function treesOf(base: string | undefined, words: readonly string[], world: World): Promise<Trees> {
  const after = world.synthesizer.synthesize(process.cwd());
  if (base === undefined) return { after: await after };
  const before = world.source.resolve(base).then((release) => synth(release, world));
  const [one, other] = await Promise.all([after, before]);
  return { after: takenByName(one, words), before: takenByName(other, words) };
}

/** The commit that is checked out; a folder without a history has none. */
async function checkedOut({ source }: World): Promise<Release> {
  return source.resolve('HEAD').catch(() => ({ commit: '', tree: '' }));
}
