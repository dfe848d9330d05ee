import { notFound } from '../api/api-error';
import type { Call } from '../api/call';
import { numberIn } from '../api/input';
import type { Deployment, DeploymentStatus } from '../store/records';
import type { Store } from '../store/store';

/**
 * The deployment whose id stands in the path.
 * @throws ApiError 404.
 */
export function deploymentNamed(call: Call): Deployment {
  const deployment = call.repository.store.deployments.get(numberIn(call, 'deployment_id'));
  if (deployment === undefined) throw notFound();
  return deployment;
}

/** The statuses of a deployment, oldest first. */
export function statusesOfDeployment(store: Store, id: number): DeploymentStatus[] {
  return store.deploymentStatuses.all().filter(({ deployment }) => deployment === id);
}
