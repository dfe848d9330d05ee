import type { Release } from '../model/release';
import { releaseName } from '../model/release';
import { writeOutputs } from './job-outputs';
import { answer, say } from './output';

/** Says which releases have to be built for a command, each tree once: to a person, a machine, and the jobs of a workflow. */
export async function tellNeeded(
  releases: readonly Release[],
  { json = false, outputs }: { readonly json?: boolean; readonly outputs?: string },
): Promise<void> {
  const needed = [...new Map(releases.map((release) => [release.tree, release])).values()];
  await writeOutputs(outputs, { builds: JSON.stringify(needed.map(({ commit }) => commit)) });
  if (json) answer(needed);
  else
    needed.forEach((release) => {
      say(`npx sluice build --assembly-only --release ${release.commit} --to ${releaseName(release)}.tgz`);
    });
}
