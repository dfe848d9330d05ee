import { Command } from 'commander';

import { previewList, previewStep } from '../flows/previews';
import type { PreviewStep } from '../sandbox/preview-steps';
import { writeOutputs } from './job-outputs';
import { answer, say } from './output';
import { pullRequestNumber } from './pull-request-number';
import { worldOf } from './world';

interface ListOptions {
  readonly pullRequest?: number;
  readonly outputs?: string;
  readonly json?: boolean;
}

/** `sluice preview list` */
export function previewListCommand(): Command {
  return new Command('list')
    .description('say which previews are to come and to go, and do nothing about it; it asks GitHub alone')
    .option('--pull-request <number>', 'of this pull request alone', pullRequestNumber)
    .option('--outputs <file>', 'add step and commit of the pull request to this file, as GITHUB_OUTPUT wants them')
    .option('--json', 'print it as JSON')
    .action(async ({ pullRequest, outputs, json = false }: ListOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: true, onlyLooks: true });
      const steps = pullRequest === undefined ? await previewList(world) : [await previewStep(pullRequest, world)];
      const [step] = steps;
      if (pullRequest !== undefined && step !== undefined) {
        await writeOutputs(outputs, { step: step.kind, commit: step.kind === 'up' ? step.pull.head : '' });
      }
      if (json) answer(steps.map(stepJson));
      else
        steps.forEach((one) => {
          say(`  ${one.environment}: ${one.kind === 'up' ? `to stand at ${one.pull.head.slice(0, 7)}` : one.because}`);
        });
    });
}

function stepJson(step: PreviewStep): object {
  const { environment, guest, kind } = step;
  const why = kind === 'up' ? { commit: step.pull.head } : { because: step.because };
  return { environment, ...guest, step: kind, ...why };
}
