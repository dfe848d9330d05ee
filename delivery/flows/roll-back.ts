import { PLANNED } from '../model/comment-life';
import { DeliveryError } from '../model/delivery-error';
import { releaseName } from '../model/release';
import type { ForeseenRollback, RolledBack } from '../model/rollback';
import { deliver } from '../pipeline';
import type { PullRequest } from '../ports/pull-requests';
import type { World } from '../ports/world';
import { planComment } from '../report/plan-comment';
import { publish, recordOf } from '../review/publish';
import { type ReviewOf, reviewOf } from '../review/review-of';
import { pullRequestFor } from '../rollback/pull-request-for';
import { gateRefusals } from './foresee-rollback';
import { tellReplaced } from './tell-replaced';

/**
 * Carries a rollback out as far as it may go: nothing where a gate would stay shut; shown on a pull request of its own
 * where people have to approve it; else applied, verified and recorded like any promotion. The same again goes on.
 */
export async function rollBack(foreseen: ForeseenRollback, world: World): Promise<RolledBack> {
  const { refusals, approvals, rollback } = foreseen;
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const before = foreseen.resumes ? await shownBefore(foreseen, world) : null;
  const review = before ?? (approvals === 0 ? shownHere(foreseen, world) : await approved(foreseen, world));
  if ('kind' in review) return review;
  const done = { kind: 'delivered', outcome: await deliver(rollback, world, { review }) } as const;
  if (isBack(done)) await tellReplaced(rollback, { to: rollback.release, done }, world);
  return done;
}

/** Whether an environment stands where it was to go back to. */
export function isBack(done: RolledBack): boolean {
  return done.kind === 'delivered' && (done.outcome.kind === 'verified' || done.outcome.kind === 'standing');
}

/** What people approved when it was begun, where what is left is no more than that: their pull request is told the end. */
async function shownBefore(foreseen: ForeseenRollback, world: World): Promise<ReviewOf | null> {
  const { title } = pullRequestFor(foreseen.rollback);
  const pull = (await world.pullRequests.listOpen()).find((one) => one.title === title && !one.isFromFork);
  if (pull === undefined) return null;
  const found = await reviewOf({ commit: pull.head }, world);
  const isOfIt = found.review?.tree === foreseen.rollback.release.tree;
  return isOfIt && gateRefusals(foreseen, found).length === 0 ? found : null;
}

/** Where nobody has to approve a rollback, what was planned a moment ago is what is compared with. */
function shownHere({ proposal, planned }: ForeseenRollback, world: World): ReviewOf {
  const at = world.clock.now();
  return { review: recordOf({ proposal, planned, pullRequest: null, at }, world.trust), approvedBy: [] };
}

async function approved(foreseen: ForeseenRollback, world: World): Promise<ReviewOf | RolledBack> {
  const pull = await pullOf(foreseen, world);
  const found = await reviewOf({ commit: pull.head }, world);
  const refused = gateRefusals(foreseen, found);
  const isShown = found.review?.pullRequest === pull.number && refused.every(({ rule }) => rule === 'approvals');
  const isThere = isShown && (await world.pullRequests.commentOn(pull.number)) !== undefined;
  if (isThere && refused.length === 0) return found;
  if (!isThere) await show(foreseen, pull, world);
  const approvedBy = isThere ? found.approvedBy : [];
  return { kind: 'waiting', pullRequest: pull.number, url: pull.url, approvedBy, needed: foreseen.approvals };
}

/** What was shown before no longer counts once the plans are others. */
async function show({ proposal, planned }: ForeseenRollback, pull: PullRequest, world: World): Promise<void> {
  const shown = { ...proposal, commit: pull.head };
  await publish({ proposal: shown, planned, pullRequest: pull.number, at: world.clock.now() }, world);
  await world.pullRequests.comment(pull.number, planComment(shown, PLANNED));
}

/** The pull request whose head has just the tree that is gone back to. */
async function pullOf({ rollback }: ForeseenRollback, world: World): Promise<PullRequest> {
  const { source, pullRequests } = world;
  const tip = await source.tip();
  const { branch, title, body } = pullRequestFor(rollback);
  const { tree } = rollback.release;
  const head = await source.publishTree({ branch, tree, parent: tip.commit, message: `${title}\n\n${body}` });
  const open = (await pullRequests.listOpen()).find((pull) => pull.head === head && !pull.isFromFork);
  if (open !== undefined) return open;
  const before = (await reviewOf({ commit: head }, world)).review?.pullRequest ?? null;
  if (before === null) return pullRequests.open({ branch, base: tip.branch, title, body });
  // Merged, it is what the default branch holds now; closed, somebody decided against it.
  if (tip.tree === tree) return pullRequests.get(before);
  const sentence = `#${before}, on which ${releaseName(rollback.release)} was to be approved, was closed; open it again, and run this again`;
  throw new DeliveryError('Held', sentence);
}
