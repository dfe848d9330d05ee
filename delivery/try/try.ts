import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DeliveryError } from '../model/delivery-error';
import type { Outcome, Promotion } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import { countsOf } from '../model/change-set';
import { deliver, propose } from '../pipeline';
import type { PullRequest } from '../ports/pull-requests';
import type { World } from '../ports/world';
import { planText } from '../report/plan-text';
import { synth } from '../synth/synth';
import type { Colleagues } from './colleagues';
import { SAMPLE_BODY, SAMPLE_TITLE, makeSampleChange } from './sample-change';
import type { Workspace } from './seed-repository';
import type { Stopwatch } from './stopwatch';

/** What the story is told with. */
export interface Stage {
  readonly world: World;
  readonly workspace: Workspace;
  readonly stopwatch: Stopwatch;
  readonly colleagues: Colleagues;
  /** Prints a line for the person who watches. */
  readonly say: (line?: string) => void;
}

/** The platform as it is in the project, through every environment, as its first release. */
export async function firstRelease(stage: Stage): Promise<void> {
  const { world, stopwatch } = stage;
  const release = await world.source.resolve('main');
  const assembly = await stopwatch.time('synthesizing', () =>
    world.progress.stage('Synthesizing all environments', async (report) => {
      const made = await synth(release, world);
      report.done(`Synthesized ${made.stacks.length} stacks of ${made.environments.length} environments`);
      return made;
    }),
  );
  const { environments, stacks } = assembly;
  stage.say(
    `  ${environments.map(({ name }) => name).join(' -> ')}, ${stacks.length} stacks, each with a state of its own\n`,
  );
  await promoteThrough({ release, assembly }, { ...stage, tag: 'v1.0.0' });
}

/** A change from a branch to the last environment: proposed, planned, approved, merged, promoted. */
export async function change(stage: Stage, commentFile: string): Promise<PullRequest> {
  const { world, colleagues, say } = stage;
  const pull = await openPullRequest(stage);
  say(`\n  Pull request #${pull.number}: ${pull.title}`);
  await showReviewers(pull, commentFile, stage);
  say(`  Approved by ${(await colleagues.approve(pull)).join(' and ')}`);
  const commit = await world.pullRequests.merge(pull.number, pull.head);
  await stage.workspace.git('fetch', '--quiet', 'origin');
  const release = await world.source.resolve(commit);
  say(`  Merged as ${releaseName(release)}\n`);
  const built = { release, assembly: await synth(release, world) };
  await meddle(built, stage);
  await promoteThrough(built, { ...stage, tag: 'v1.1.0' });
  return pull;
}

async function showReviewers(pull: PullRequest, commentFile: string, { world, stopwatch, say }: Stage): Promise<void> {
  const proposal = await stopwatch.time('planning the change', () =>
    world.progress.stage('Planning what it changes, in every environment', async (report) => {
      const { planned, url, proposal: made } = await propose(pull, world);
      await writeFile(commentFile, (await world.pullRequests.commentOn(pull.number)) ?? '');
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

const WIDTH = 100;

const [AS_REVIEWED, MEDDLED] = [60, 300];

/** Somebody changes a warehouse after the review: what would be applied is no longer what was reviewed. */
async function meddle({ release, assembly }: Built, stage: Stage): Promise<void> {
  const [first] = assembly.environments;
  if (first === undefined) return;
  const { colleagues, world, stopwatch, say } = stage;
  const warehouse = `${first.abbreviation.toUpperCase()}_LOADING`;
  const title = `${releaseName(release)} into ${first.name}, meddled with`;
  colleagues.setAutoSuspend(warehouse, MEDDLED);
  say(`  Somebody lets ${warehouse} idle for ${MEDDLED} seconds, by hand, behind the review's back`);
  const refused = await stopwatch.time(title, () =>
    refusalOf(deliver({ release, assembly, environment: first }, world)),
  );
  say(`  ✖ ${releaseName(release)} into ${first.name}:\n${indented(refused)}`);
  colleagues.setAutoSuspend(warehouse, AS_REVIEWED);
  say(`  ${warehouse} is put back\n`);
}

/** What a gate said to a delivery that it must refuse. */
async function refusalOf(delivery: Promise<Outcome>): Promise<string> {
  const outcome = await delivery.catch((error: unknown) => {
    if (error instanceof DeliveryError && error.code === 'Refused') return error.message;
    throw error;
  });
  if (typeof outcome === 'string') return outcome;
  throw new DeliveryError('Unexpected', 'a plan that nobody reviewed was applied');
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}

async function openPullRequest({ workspace, world }: Stage): Promise<PullRequest> {
  const branch = 'finance-mart';
  await workspace.git('switch', '--quiet', '--create', branch);
  await makeSampleChange(workspace.folder);
  await workspace.git('commit', '--quiet', '--all', '--message', SAMPLE_TITLE);
  await workspace.git('push', '--quiet', 'origin', branch);
  await workspace.git('switch', '--quiet', 'main');
  return world.pullRequests.open({ branch, base: 'main', title: SAMPLE_TITLE, body: SAMPLE_BODY });
}

/** A release, and what it was built to. */
type Built = Pick<Promotion, 'release' | 'assembly'>;

type Tagged = Stage & { readonly tag: string };

async function promoteThrough({ release: untagged, assembly }: Built, stage: Tagged): Promise<void> {
  let release = untagged;
  for (const environment of assembly.environments) {
    if (environment.github.deploysFrom.kind === 'tag' && release.tag === undefined)
      release = await tagged(release, stage);
    await promoteInto({ release, assembly, environment }, stage);
  }
}

async function tagged(release: Release, { world, say, tag }: Tagged): Promise<Release> {
  await world.source.tag(tag, release.commit, `Release ${tag}`);
  say(`  Tagged ${tag}`);
  return world.source.resolve(tag);
}

async function promoteInto(promotion: Promotion, { world, stopwatch }: Stage): Promise<void> {
  const title = `${releaseName(promotion.release)} into ${promotion.environment.name}`;
  await stopwatch.time(title, () =>
    world.progress.stage(title, async (report) => {
      report.done(sentence(title, await deliver(promotion, world)));
    }),
  );
}

function sentence(title: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'held':
      throw new DeliveryError('Held', `${title} is held:\n${outcome.refusals.map((one) => one.sentence).join('\n')}`);
    case 'unverified': {
      const failed = outcome.evidence.filter(({ holds }) => !holds).map(({ check, seen }) => `${check}: ${seen}`);
      throw new DeliveryError('VerificationFailed', `${title} is applied but not verified:\n${failed.join('\n')}`);
    }
    case 'standing':
      throw new DeliveryError('Unexpected', `${title} was there before`);
    case 'verified':
      return `${title}: ${outcome.applied.length} stacks applied, ${outcome.evidence.length} checks hold`;
    default:
      return outcome satisfies never;
  }
}

/** Where the comment of the plan is put for reading: beside the local cloud's other files. */
export function commentFileIn(folder: string): string {
  return join(folder, 'plan-comment.md');
}
