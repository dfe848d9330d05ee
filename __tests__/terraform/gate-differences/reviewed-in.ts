import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ReviewRecord } from '../../../delivery/model/review-record';
import type { GatedProject } from '../gated-project';
import { BEFORE, PROPOSED, otherState } from './difference';

/** Applies what was there before, proposes what changes most kinds of things, and reviews that. */
export async function reviewedIn(project: GatedProject): Promise<ReviewRecord> {
  mkdirSync(join(project.stack, 'assets'));
  writeFileSync(join(project.stack, 'assets', 'other.tfstate'), otherState('x'));
  project.configure(BEFORE);
  await project.terraform('init');
  await project.terraform('apply', '-auto-approve');
  project.configure(PROPOSED);
  return project.review();
}
