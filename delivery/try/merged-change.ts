import { writeFile } from 'node:fs/promises';

import { countsOf } from '../model/change-set';
import { releaseName } from '../model/release';
import { propose } from '../pipeline';
import type { PullRequest } from '../ports/pull-requests';
import { planText } from '../report/plan-text';
import { synth } from '../synth/synth';
import { type Built, indented, type Stage } from './stage';

const WIDTH = 100;

/** What somebody changes, and how they tell others. */
export interface Edit {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  /** Makes it in a checkout. */
  readonly make: (checkout: string) => Promise<void>;
  /** Where the comment that reviewers see is kept for reading, absolute; nowhere where it is left out. */
  readonly commentFile?: string;
}

/** A change from a branch to the default branch: proposed, planned, approved, merged. */
export async function mergedChange(edit: Edit, stage: Stage): Promise<Built> {
  const { world, colleagues, say } = stage;
  const pull = await openPullRequest(edit, stage);
  say(`\n  Pull request #${pull.number}: ${pull.title}`);
  await showReviewers(pull, edit, stage);
  say(`  Approved by ${(await colleagues.approve(pull)).join(' and ')}`);
  const commit = await world.pullRequests.merge(pull.number, pull.head);
  await stage.workspace.git('fetch', '--quiet', 'origin');
  const release = await world.source.resolve(commit);
  say(`  Merged as ${releaseName(release)}\n`);
  return { release, assembly: await synth(release, world) };
}

async function openPullRequest({ branch, title, body, make }: Edit, { workspace, world }: Stage): Promise<PullRequest> {
  await workspace.git('switch', '--quiet', '--create', branch, 'origin/main');
  await make(workspace.folder);
  await workspace.git('commit', '--quiet', '--all', '--message', title);
  await workspace.git('push', '--quiet', 'origin', branch);
  await workspace.git('switch', '--quiet', 'main');
  return world.pullRequests.open({ branch, base: 'main', title, body });
}

async function showReviewers(pull: PullRequest, { commentFile }: Edit, { world, stopwatch, say }: Stage) {
  const proposal = await stopwatch.time(`planning #${pull.number}`, () =>
    world.progress.stage('Planning what it changes, in every environment', async (report) => {
      const { planned, url, proposal: made } = await propose(pull, world);
      const shown = (await world.pullRequests.commentOn(pull.number)) ?? '';
      if (commentFile !== undefined) await writeFile(commentFile, shown);
      const sets = planned.flatMap((one) => (one.kind === 'planned' ? [one.plan.changeSet] : []));
      const { create, update, replace, delete: deleted } = countsOf(sets);
      const counts = `${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
      report.done(`Planned ${sets.length} stacks: ${counts}; reviewers see it at ${url}`);
      return made;
    }),
  );
  // The rest of the comment is where the end of the story says.
  const [table = ''] = planText(proposal, { width: WIDTH, colour: false }).split('\n\n');
  say(`${indented(table)}\n`);
}
