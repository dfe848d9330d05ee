import { resolve } from 'node:path';

import { Command } from 'commander';

import { treeOf } from '../adapters/github/commit-tree';
import { githubClient } from '../adapters/github/github-client';

import { bringUpPreview, syncPreviews } from '../flows/previews';
import { takeDown } from '../flows/take-down';
import { type PreviewStep, PREVIEW_LABEL } from '../sandbox/preview-steps';
import { type BuildOptions, withBuildOptions, worldOfBuilds, worldWithBuilds } from './build-world';
import { githubOptions } from './github-options';
import { requireAllDone, tellRemoval, tellStanding } from './guest-outcome';
import { answer, say } from './output';
import { previewListCommand } from './preview-list-command';
import { projectRoot } from './project-root';
import { pullRequestNumber } from './pull-request-number';
import { worldOf } from './world';

interface PreviewOptions extends BuildOptions {
  readonly pullRequest: number;
  readonly json?: boolean;
}

interface UpOptions extends PreviewOptions {
  readonly assembly?: string;
}

/** `sluice preview` */
export function previewCommand(): Command {
  return new Command('preview')
    .description('an environment of a pull request, in the account of dev, from its newest commit')
    .addCommand(previewListCommand())
    .addCommand(upCommand())
    .addCommand(downCommand())
    .addCommand(syncCommand());
}

function upCommand(): Command {
  return ofPullRequest('up', 'bring it up, or up to date with the branch, and prolong it')
    .option('--assembly <folder>', 'an unpacked build of its newest commit, made with SLUICE_EXTRA=preview:NUMBER')
    .action(async (options: UpOptions) => {
      const { pullRequest, assembly, json = false } = options;
      const asked = { variables: process.env, silent: json };
      if (assembly !== undefined) return bringUpBuilt({ ...options, assembly });
      const world = await worldWithBuilds({ ...options, build: [] }, asked);
      tellStanding(await bringUpPreview(await world.pullRequests.get(pullRequest), world), json);
    });
}

/** What nobody reviewed was synthesized without credentials; what holds for it was built from the default branch. */
async function bringUpBuilt({
  pullRequest,
  assembly,
  json = false,
  ...options
}: UpOptions & { assembly: string }): Promise<void> {
  const [base = '.'] = options.build;
  const asked = { variables: process.env, silent: json };
  const { world, builds } = await worldOfBuilds({ ...options, build: [assembly, base] }, asked);
  const [{ release, folder }, reviewed] = builds;
  if (reviewed === undefined) throw new Error('the build of the default branch is missing');
  const pull = await world.pullRequests.get(pullRequest);
  // Whoever wrote the code may have packed it too: what tree a commit has, GitHub says.
  const tree = await treeOf(release.commit, githubClient(githubOptions(process.env)));
  const files = { release: { commit: release.commit, tree }, folder, reviewed: reviewed.folder };
  tellStanding(await bringUpPreview(pull, world, files), json);
}

function downCommand(): Command {
  return ofPullRequest('down', 'destroy all of it, in reverse order; run it again if it was stopped').action(
    async (options: PreviewOptions) => {
      const { pullRequest, json = false } = options;
      const folder = resolve(options.build[0] ?? options.repository);
      const world = await worldWithBuilds(options, { variables: process.env, silent: json });
      const guest = { kind: 'preview', pullRequest } as const;
      tellRemoval(await takeDown({ guest, folder, because: 'asked for' }, world), json);
    },
  );
}

function ofPullRequest(name: string, description: string): Command {
  return withBuildOptions(new Command(name))
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
