import { z } from 'zod';

import { unprocessable } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok } from '../api/call';
import { queryOf } from '../api/input';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Deployment } from '../store/records';
import type { Store } from '../store/store';
import { createDeployment } from './create-deployment';
import { deploymentBody } from './deployment-body';
import { deploymentNamed, statusesOfDeployment } from './deployment-named';

const ONE = '/repos/{owner}/{repo}/deployments/{deployment_id}';

/** Deployments: a commit that is bound for an environment. */
export const deploymentRoutes = [
  route('GET /repos/{owner}/{repo}/deployments', 'deployments/deployments#list-deployments', list),
  route('POST /repos/{owner}/{repo}/deployments', 'deployments/deployments#create-a-deployment', createDeployment),
  route(`GET ${ONE}`, 'deployments/deployments#get-a-deployment', (call) =>
    ok(deploymentBody(call, deploymentNamed(call))),
  ),
  route(`DELETE ${ONE}`, 'deployments/deployments#delete-a-deployment', remove),
];

/** `none` means no filter. */
const Query = z.strictObject({
  sha: z.string().default('none'),
  ref: z.string().default('none'),
  task: z.string().default('none'),
  environment: z.string().default('none'),
});

function list(call: Call): Promise<Answer> {
  const query = queryOf(call, Query);
  const passes = (name: keyof typeof query, value: string) => query[name] === 'none' || query[name] === value;
  const found = call.repository.store.deployments
    .all()
    .filter(({ sha, ref, task }) => passes('sha', sha) && passes('ref', ref) && passes('task', task))
    .filter(({ environment }) => passes('environment', environment));
  return listed(call, found.reverse(), (deployment) => deploymentBody(call, deployment));
}

function remove(call: Call): Answer {
  const { store } = call.repository;
  const deployment = deploymentNamed(call);
  requireDeletable(store, deployment);
  for (const { id } of statusesOfDeployment(store, deployment.id)) store.deploymentStatuses.delete(id);
  store.deployments.delete(deployment.id);
  return NO_CONTENT;
}

/** The last one left can always go, any other only once it is inactive. */
function requireDeletable(store: Store, { id, environment }: Deployment): void {
  const others = store.deployments.all().filter((other) => other.environment === environment && other.id !== id);
  const latest = statusesOfDeployment(store, id).at(-1);
  if (others.length === 0 || latest === undefined || latest.state === 'inactive') return;
  throw unprocessable('We cannot delete an active deployment unless it is the only deployment in a given environment.');
}
