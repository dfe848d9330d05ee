import { read } from '../model/grant';
import { checkout, command, node, upload, UPLOADED } from '../model/steps';
import type { StepsJob, Values } from '../model/workflow';
import { ARTIFACTS, HEAD_FILE } from '../names';

/** What somebody proposes. */
export interface Proposed {
  readonly commit: string;
  /** What its program is told. */
  readonly env?: Values;
}

/** The one job that runs what nobody reviewed: it may read the code, and nothing else. The output `head` is its assembly. */
export function synthJob({ commit, env }: Proposed): StepsJob {
  return {
    name: 'Synthesize the change',
    permissions: { contents: read('Checks out.') },
    outputs: { head: UPLOADED },
    minutes: 15,
    steps: [
      checkout({ ref: commit }),
      node(),
      command('Install', 'npm ci --ignore-scripts'),
      command('Synthesize', `npx sluice build --assembly-only --to ${HEAD_FILE}`, env),
      upload({ name: ARTIFACTS.head, path: HEAD_FILE }),
    ],
  };
}
