import { readdir } from 'node:fs/promises';

import type { StackInFolder } from '../adapters/cdktf/assembled-stack-in';
import { type CheckedOut, commitIn } from '../adapters/git/commit-in';
import { githubClient } from '../adapters/github/github-client';
import { GitHubReviews } from '../adapters/github/github-reviews';
import type { ApplyCall } from '../adapters/terraform/apply-call';
import type { TerraformBehindGate } from '../adapters/terraform/terraform-behind-gate';
import { assess } from '../assess/assess';
import { environmentCost } from '../assess/cost/cost-delta';
import { overrideAsked } from '../gate/override-asked';
import { overruled } from '../gate/overruled';
import { strayFiles } from '../gate/stray-files';
import { type Verdict, verdictOn } from '../gate/verdict';
import type { ChangeSet } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import type { Override } from '../model/override';
import type { Refusal } from '../model/refusal';
import type { Reviews } from '../ports/reviews';
import { refusalText } from './gate-text';
import { githubOptions } from './github-options';
import { type FoundReview, reviewFor } from './review-for';
import type { PartOfPromotion } from './part-of-promotion';
import type { Variables } from './terraform-variables';

/** One call that is held at the gate. */
export interface Held extends StackInFolder {
  readonly call: ApplyCall;
  readonly behindGate: TerraformBehindGate;
  readonly variables: Variables;
  /** The promotion that it is a part of; `null` where it is none of any. */
  readonly part: PartOfPromotion | null;
}

/** A plan that may be applied. */
export interface JudgedPlan {
  readonly changeSet: ChangeSet;
  /** What was let pass although it is not quite what was reviewed. */
  readonly accepted: readonly string[];
}

/**
 * The plan of a call, once nothing is left to refuse it.
 * @throws DeliveryError `Refused` with every reason.
 */
export async function judgedPlan(held: Held): Promise<JudgedPlan> {
  const { stack, call, behindGate, variables, part } = held;
  const override = overrideAsked(variables);
  // Terraform would read them, and nobody has seen them.
  const stray = strayFiles(stack.id, await readdir(stack.folder), { ours: true });
  if (stray.length > 0) throw await refused(held, { refusals: stray, accepted: [], difference: null }, []);
  const git = part?.release ?? (await commitIn(stack.folder));
  const commit = part?.release.commit ?? variables['GITHUB_SHA'] ?? git?.commit ?? null;
  const found = await reviewOf(held, commit);
  const plan = await behindGate.read(stack.id, call, found.mac);
  const first = verdictWith(held, plan, { found, git });
  const verdict =
    override === null
      ? first
      : await overruled(first, override, (waived) => record(held, { override, commit, found, waived }));
  if (verdict.refusals.length > 0) throw await refused(held, verdict, found.remarks);
  return { changeSet: plan.changeSet, accepted: verdict.accepted };
}

function reviewOf({ environment: { name, github }, variables }: Held, commit: string | null): Promise<FoundReview> {
  const repository = variables['GITHUB_REPOSITORY'] ?? `${github.owner}/${github.repository}`;
  const reviews = () => reviewsOnGitHub(variables);
  return reviewFor({ variables, repository, commit, environment: name, reviews });
}

type Plan = Awaited<ReturnType<TerraformBehindGate['read']>>;

function verdictWith(
  { stack, environment, part }: Held,
  { changeSet, state, providers }: Plan,
  { found, git }: { found: FoundReview; git: CheckedOut | null },
): Verdict {
  const applying = {
    assessment: assess(changeSet),
    synthDigest: stack.digest,
    state,
    providers,
    tree: git?.tree ?? null,
  };
  const cost = environmentCost([changeSet], environment);
  const { record: review, approvedBy } = found;
  const { isFirst = false, resumes = false } = part?.turn ?? {};
  return verdictOn({ environment, applying, review, approvedBy, cost, isFirst, resumes, now: new Date() });
}

interface Overruled {
  readonly override: Override;
  readonly commit: string | null;
  readonly found: FoundReview;
  readonly waived: readonly Refusal[];
}

async function record(held: Held, { override, commit, found, waived }: Overruled): Promise<void> {
  const { stack, environment, variables } = held;
  if (commit === null) throw new DeliveryError('Usage', 'set GITHUB_SHA to the commit that is applied');
  const about = { stack: stack.id, environment: environment.name, commit, at: new Date(), waived };
  await reviewsOnGitHub(variables).recordOverride({ ...override, ...about }, found.record?.pullRequest ?? null);
}

function reviewsOnGitHub(variables: Variables): Reviews {
  return new GitHubReviews(githubClient(githubOptions(variables)));
}

async function refused({ stack, part }: Held, verdict: Verdict, remarks: readonly string[]): Promise<DeliveryError> {
  await part?.turn.refused(verdict.refusals);
  return new DeliveryError('Refused', refusalText(stack.id, verdict, remarks));
}
