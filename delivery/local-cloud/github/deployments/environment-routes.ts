import { z } from 'zod';

import { unknownHere, unprocessable } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok, parameter } from '../api/call';
import { IDENTITIES } from '../api/identity';
import { bodyOf } from '../api/input';
import { counted } from '../api/pages';
import { route } from '../api/route';
import { environmentBody } from './environment-body';
import { ensureEnvironment, environmentKey, environmentNamed } from './environment-named';

const ONE = '/repos/{owner}/{repo}/environments/{environment_name}';

/** Environments, and what a deployment to them must wait for. */
export const environmentRoutes = [
  route('GET /repos/{owner}/{repo}/environments', 'deployments/environments#list-environments', (call) =>
    counted(call, { name: 'environments', items: call.repository.store.environments.all() }, (environment) =>
      environmentBody(call, environment),
    ),
  ),
  route(`GET ${ONE}`, 'deployments/environments#get-an-environment', (call) =>
    ok(environmentBody(call, environmentNamed(call))),
  ),
  route(`PUT ${ONE}`, 'deployments/environments#create-or-update-an-environment', put),
  route(`DELETE ${ONE}`, 'deployments/environments#delete-an-environment', remove),
];

/** GitHub's limits: thirty days, in minutes, and people and teams together. */
const MOST = { waitMinutes: 43_200, reviewers: 6 };

const Rules = z.strictObject({
  wait_timer: z
    .int()
    .min(0)
    .max(MOST.waitMinutes, { error: `at most ${MOST.waitMinutes} minutes` })
    .default(0),
  prevent_self_review: z.boolean().default(false),
  reviewers: z
    .array(z.strictObject({ type: z.enum(['User', 'Team']), id: z.int() }))
    .max(MOST.reviewers, { error: `at most ${MOST.reviewers} reviewers` })
    .nullish(),
  deployment_branch_policy: z
    .strictObject({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
});
type Rules = z.infer<typeof Rules>;

/** Sets all rules at once: what the request leaves out is off afterwards. */
function put(call: Call): Answer {
  const rules = bodyOf(call, Rules);
  const { deployment_branch_policy: branchPolicy = null } = rules;
  if (branchPolicy !== null && branchPolicy.protected_branches === branchPolicy.custom_branch_policies) {
    throw unprocessable('protected_branches and custom_branch_policies cannot have the same value');
  }
  const reviewers = reviewersOf(rules);
  const name = parameter(call, 'environment_name');
  const environment = ensureEnvironment(call.repository, name);
  const { store, now } = call.repository;
  const changed = store.environments.put(environmentKey(name), {
    ...environment,
    waitMinutes: rules.wait_timer,
    preventSelfReview: rules.prevent_self_review,
    reviewers,
    branchPolicy,
    updatedAt: now(),
  });
  return ok(environmentBody(call, changed));
}

function reviewersOf({ reviewers }: Rules): string[] {
  return (reviewers ?? []).map(({ type, id }) => {
    if (type === 'Team') throw unknownHere(`teams: the reviewer of type "Team" with the id ${id}`);
    const identity = IDENTITIES.find((one) => one.id === id && one.type === 'User');
    if (identity === undefined) throw unprocessable(`Invalid request.\n\nNo user with the id ${id} can review here.`);
    return identity.login;
  });
}

function remove(call: Call): Answer {
  const { name } = environmentNamed(call);
  const { store } = call.repository;
  store.environments.delete(environmentKey(name));
  return NO_CONTENT;
}
