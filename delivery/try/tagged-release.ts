import { cutRelease, proposeRelease } from '../flows/cut-release';
import type { Release } from '../model/release';
import type { Stage } from './stage';

/** The version that Sluice proposes for a release, tagged, with notes of what it brings. */
export async function taggedRelease(release: Release, { world, stopwatch, say }: Stage): Promise<string> {
  return stopwatch.time('proposing a version, writing its notes', () =>
    world.progress.stage('Proposing a version', async (report) => {
      const cut = await proposeRelease({ release }, world);
      const url = await cutRelease(cut, world);
      if (cut.kind === 'tagged') return cut.version;
      const { version, step, because } = cut.proposal;
      report.done(`Proposed ${version}, a ${step} step: ${because.join('; ')}`);
      say(`  Its notes are at ${url}`);
      return version;
    }),
  );
}
