import { join } from 'node:path';

import { meddle } from './meddle';
import { mergedChange } from './merged-change';
import { promoteThrough } from './promote-through';
import { SAMPLE_BODY, SAMPLE_TITLE, makeSampleChange } from './sample-change';
import type { Stage } from './stage';
import { taggedRelease } from './tagged-release';

/** A change from a branch to the last environment: proposed, planned, approved, merged, promoted. */
export async function change(stage: Stage, commentFile: string): Promise<void> {
  const edit = { branch: 'finance-mart', title: SAMPLE_TITLE, body: SAMPLE_BODY, make: makeSampleChange, commentFile };
  const built = await mergedChange(edit, stage);
  await meddle(built, stage);
  await promoteThrough(built, stage, (release) => taggedRelease(release, stage));
}

/** Where the comment of the plan is put for reading: beside the local cloud's other files. */
export function commentFileIn(folder: string): string {
  return join(folder, 'plan-comment.md');
}
