import { adoptable } from '../drift/adopt/adoptable';
import type { Adoption, NotAdopted } from '../model/adoption';
import { DeliveryError } from '../model/delivery-error';
import type { DriftWatch, WatchedStack } from '../model/drift-watch';
import type { StackDrift } from '../model/stack-drift';
import type { PullRequest } from '../ports/pull-requests';
import type { BranchTip, WantedBranch } from '../ports/source-control';
import type { World } from '../ports/world';
import { adoptionRequest } from '../report/adoption-request';
import { synth } from '../synth/synth';
import { type AdoptingEdit, adoptingEdit } from './adopting-edit';
import { openDriftIssues } from './keep-drift-issues';
import { provenAdoption } from './proven-adoption';
import { type StackName, watchDrift } from './watch-drift';

/** What of which stack is adopted. */
export interface AdoptOptions {
  /** Names of environments, in the order of the path. */
  readonly environments: readonly string[];
  /** Picks one among the stacks that the ledger knows. */
  readonly choose: (stacks: readonly StackName[]) => readonly StackName[];
}

/** What became of an adoption: `clean` where nothing differs. */
export type AdoptedDrift =
  | { readonly kind: 'clean' }
  | { readonly kind: 'proposed'; readonly adoption: Adoption; readonly pull: PullRequest };

/**
 * Proposes that the code say what the world has, as far as the environment's file states it: edited on top of the default
 * branch, synthesized, and planned before anybody sees it. What was proposed before is found again.
 * @throws DeliveryError `Held` with what to write by hand, `Refused` where the edit does not bring about what it should;
 *   nothing is published then.
 */
export async function adoptDrift(options: AdoptOptions, world: World): Promise<AdoptedDrift> {
  const watched = onlyOne(await watchDrift({ ...options, now: world.clock.now() }, world));
  const { stack } = watched;
  if (watched.found.kind === 'clean') return { kind: 'clean' };
  const drift = driftOf(watched);
  const tip = await world.source.tip();
  const base = await world.progress.stage(`synthesizing ${tip.branch}`, () => synth(tip, world));
  const environment = base.environments.find(({ name }) => name === watched.environment);
  if (environment === undefined)
    throw held(`${tip.branch} has no environment ${watched.environment}; adopt it by hand`);
  const edit = await adoptingEdit(adoptable(drift, environment), { environment: environment.name, tip }, world);
  requireAny(edit, stack);
  const draft = { parent: tip.commit, message: `Adopt what was changed in ${stack}` };
  const release = await world.source.edit({ ...draft, files: new Map([[edit.file, edit.text]]) });
  if (release.tree === tip.tree) {
    throw held(`${tip.branch} states already what can be adopted of ${stack}; promote it${byHand(edit.left)}`);
  }
  const left = await provenAdoption({ stack, edit, release, base }, world);
  const { file, adopted } = edit;
  const proposal = { stack, environment: environment.name, file, adopted, left, digest: drift.digest };
  const adoption = { ...proposal, ...(await shownOf(stack, world)) };
  const branch = `adopt/${stack}-${drift.digest.slice(0, 12)}`;
  const pull = await proposed(adoption, { base: tip, wanted: { ...draft, branch, tree: release.tree } }, world);
  return { kind: 'proposed', adoption, pull };
}

function onlyOne({ stacks, skipped }: DriftWatch): WatchedStack {
  const [watched, ...others] = stacks;
  if (watched !== undefined && others.length === 0) return watched;
  const reasons = skipped.map(({ name, because }) => `${name}: ${because}`);
  throw held(['not one stack was looked at', ...reasons].join('\n'));
}

function driftOf({ stack, found, issue }: WatchedStack): StackDrift {
  if (found.kind === 'drifted') return found.drift;
  if (found.kind === 'orphaned' || found.kind === 'clean') {
    const where = issue === null ? '' : `; #${issue.number} says how to keep it`;
    throw held(`${stack} left the code: no edit of an environment adopts it${where}`);
  }
  throw held(`${stack} cannot be judged now: ${found.because}`);
}

function requireAny({ adopted, left }: AdoptingEdit, stack: string): void {
  if (adopted.length === 0) throw held(`nothing of ${stack} can be adopted by an edit${byHand(left)}`);
}

function byHand(left: readonly NotAdopted[]): string {
  return left
    .map(({ address, attribute, because }) => `\n${attribute === null ? '' : `${attribute} of `}${address}: ${because}`)
    .join('');
}

/** What the issue says that the watch has just kept. */
async function shownOf(stack: string, world: World): Promise<Pick<Adoption, 'issue' | 'seen'>> {
  const kept = (await openDriftIssues(world)).byStack.get(stack);
  if (kept?.isIntact === true) return { issue: kept.issue.number, seen: kept.facts.seen };
  throw new DeliveryError('Refused', `${stack}: its issue was closed or edited meanwhile; run this again`);
}

/** A branch and a pull request: both are found again where they are there. */
async function proposed(
  adoption: Adoption,
  { base, wanted }: { readonly base: BranchTip; readonly wanted: WantedBranch },
  { source, pullRequests }: Pick<World, 'source' | 'pullRequests'>,
): Promise<PullRequest> {
  const head = await source.publishTree(wanted);
  const open = (await pullRequests.listOpen()).find((pull) => pull.head === head && !pull.isFromFork);
  return open ?? pullRequests.open({ branch: wanted.branch, base: base.branch, ...adoptionRequest(adoption) });
}

function held(sentence: string): DeliveryError {
  return new DeliveryError('Held', sentence);
}
