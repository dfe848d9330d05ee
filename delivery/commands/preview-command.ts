import { Command } from 'commander';

import { bringUpPreview, syncPreviews } from '../flows/previews';
import { takeDown } from '../flows/take-down';
import { type PreviewStep, PREVIEW_LABEL } from '../sandbox/preview-steps';
import { requireAllDone, tellRemoval, tellStanding } from './guest-outcome';
import { answer, say } from './output';
import { projectRoot } from './project-root';
import { pullRequestNumber } from './pull-request-number';
import { worldOf } from './world';

interface PreviewOptions {
  readonly pullRequest: number;
  readonly json?: boolean;
}

/** `sluice preview` */
export function previewCommand(): Command {
  return new Command('preview')
    .description('an environment of a pull request, in the account of dev, from its newest commit')
    .addCommand(upCommand())
    .addCommand(downCommand())
    .addCommand(syncCommand());
}

function upCommand(): Command {
  return ofPullRequest('up', 'bring it up, or up to date with the branch, and prolong it').action(
    async ({ pullRequest, json = false }: PreviewOptions) => {
      const world = await worldOf({ repository: projectRoot(), variables: process.env, silent: json });
      tellStanding(await bringUpPreview(await world.pullRequests.get(pullRequest), world), json);
    },
  );
}

function downCommand(): Command {
  return ofPullRequest('down', 'destroy all of it, in reverse order; run it again if it was stopped').action(
    async ({ pullRequest, json = false }: PreviewOptions) => {
      const folder = projectRoot();
      const world = await worldOf({ repository: folder, variables: process.env, silent: json });
      const guest = { kind: 'preview', pullRequest } as const;
      tellRemoval(await takeDown({ guest, folder, because: 'asked for' }, world), json);
    },
  );
}

function ofPullRequest(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--pull-request <number>', 'the pull request', pullRequestNumber)
    .option('--json', 'print the outcome as JSON');
}

function syncCommand(): Command {
  return new Command('sync')
    .description(`give a preview to each open pull request with the label "${PREVIEW_LABEL}", and take away the others`)
    .option('--json', 'print what became of them as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const folder = projectRoot();
      const world = await worldOf({ repository: folder, variables: process.env, silent: json });
      const told = await syncPreviews(folder, world);
      if (json) answer(told);
      else for (const one of told) say(`  ${one.environment}: ${one.kind === 'done' ? inWords(one.result) : 'FAILED'}`);
      requireAllDone(told);
    });
}

function inWords(step: PreviewStep): string {
  switch (step.kind) {
    case 'up':
      return `stands at ${step.pull.head.slice(0, 7)}`;
    case 'down':
      return `gone: ${step.because}`;
    case 'none':
      return step.because;
    default:
      return step satisfies never;
  }
}
