import { z } from 'zod';

import { ApiError, unprocessable } from '../api/api-error';
import { type Answer, type Call, created } from '../api/call';
import { bodyOf } from '../api/input';
import { contextsOf } from '../commits/status-of';
import { contains } from '../git/commits';
import { mergeCommit } from '../git/merge';
import { commitNamed } from '../git/objects';
import { refNamed } from '../git/refs';
import { signedBy } from '../people/signature';
import { deploymentBody } from './deployment-body';
import { ensureEnvironment } from './environment-named';

const Draft = z.strictObject({
  ref: z.string().min(1),
  task: z.string().default('deploy'),
  auto_merge: z.boolean().default(true),
  /** None given: every status and check run of the commit; an empty list: none. */
  required_contexts: z.array(z.string()).optional(),
  payload: z.union([z.record(z.string(), z.unknown()), z.string()]).default(''),
  environment: z.string().min(1).default('production'),
  description: z.string().nullable().default(''),
  transient_environment: z.boolean().default(false),
  production_environment: z.boolean().optional(),
});
type Draft = z.infer<typeof Draft>;

/**
 * Records a deployment of a branch, a tag or a commit. A branch that lacks commits of the default branch is merged with
 * it first, unless `auto_merge` is off, and the answer is 202 without a deployment.
 * @throws ApiError 409 where that merge conflicts or a required status is not a success, 422 for an unknown ref.
 */
export async function createDeployment(call: Call): Promise<Answer> {
  const draft = bodyOf(call, Draft);
  const { store, now } = call.repository;
  const sha = await commitNamed(call.repository.git, draft.ref);
  if (sha === undefined) throw unprocessable(`No ref found for: ${draft.ref}`);
  const merged = draft.auto_merge ? await autoMerged(call, draft.ref) : undefined;
  if (merged !== undefined) return merged;
  requireContexts(call, draft, sha);
  const { environment } = draft;
  ensureEnvironment(call.repository, environment);
  const id = store.nextId();
  const deployment = store.deployments.put(id, {
    id,
    sha,
    ref: draft.ref,
    task: draft.task,
    payload: draft.payload,
    originalEnvironment: environment,
    environment,
    description: draft.description,
    transient: draft.transient_environment,
    production: draft.production_environment ?? environment === 'production',
    author: call.actor.login,
    createdAt: now(),
    updatedAt: now(),
  });
  return created(deploymentBody(call, deployment));
}

async function autoMerged(call: Call, ref: string): Promise<Answer | undefined> {
  const { git, defaultBranch, now, store } = call.repository;
  const branch = await refNamed(git, `refs/heads/${ref}`);
  const main = await refNamed(git, `refs/heads/${defaultBranch}`);
  if (branch === undefined || main === undefined || (await contains(git, branch.sha, main.sha))) return undefined;
  const message = `Auto-merged ${defaultBranch} into ${ref} on deployment.`;
  const sides = { base: branch.sha, head: main.sha };
  const sha = await mergeCommit(git, sides, { message, author: signedBy(call.actor, now()) });
  if (sha === undefined) throw new ApiError(409, `Conflict merging ${defaultBranch} into ${ref}.`);
  store.transaction.move({ ref: branch.name, before: branch.sha, after: sha });
  return { status: 202, body: { message } };
}

function requireContexts({ repository }: Call, { ref, required_contexts }: Draft, sha: string): void {
  const found = contextsOf(repository.store, sha);
  const contexts =
    required_contexts === undefined
      ? found
      : required_contexts.map((context) => ({ context, state: stateOf(found, context) }));
  if (contexts.every(({ state }) => state === 'success')) return;
  const error = { contexts, resource: 'Deployment', field: 'required_contexts', code: 'invalid' };
  throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`, [error]);
}

/** A context that has not been heard of yet is pending. */
function stateOf(found: ReturnType<typeof contextsOf>, name: string): string {
  return found.find(({ context }) => context === name)?.state ?? 'pending';
}
