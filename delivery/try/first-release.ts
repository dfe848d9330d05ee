import { synth } from '../synth/synth';
import { promoteThrough } from './promote-through';
import type { Stage } from './stage';

/** The platform as it is in the project, through every environment, as its first release. */
export async function firstRelease(stage: Stage): Promise<void> {
  const { world, stopwatch, say } = stage;
  const release = await world.source.resolve('main');
  const assembly = await stopwatch.time('synthesizing', () =>
    world.progress.stage('Synthesizing all environments', async (report) => {
      const made = await synth(release, world);
      report.done(`Synthesized ${made.stacks.length} stacks of ${made.environments.length} environments`);
      return made;
    }),
  );
  const { environments, stacks } = assembly;
  say(
    `  ${environments.map(({ name }) => name).join(' -> ')}, ${stacks.length} stacks, each with a state of its own\n`,
  );
  await promoteThrough({ release, assembly }, stage, async (untagged) => {
    await world.source.tag('v1.0.0', untagged.commit, 'Release v1.0.0');
    return 'v1.0.0';
  });
}
