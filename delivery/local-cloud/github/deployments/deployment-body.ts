import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import { userBody } from '../people/user-body';
import type { Deployment, DeploymentStatus } from '../store/records';

/** A deployment as GitHub shows it. */
export function deploymentBody({ urls }: Call, deployment: Deployment): Body<'repos', 'getDeployment'> {
  const { id, sha, ref, task, payload, description, author, environment } = deployment;
  const url = urls.api(`/deployments/${id}`);
  return {
    url,
    id,
    node_id: nodeId('DE', id),
    sha,
    ref,
    task,
    payload: payload as Record<string, string> | string,
    original_environment: deployment.originalEnvironment,
    environment,
    description,
    creator: userBody(urls, author),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: urls.api(),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
  };
}

/** A deployment status as GitHub shows it. */
export function deploymentStatusBody({ urls }: Call, status: DeploymentStatus): Body<'repos', 'getDeploymentStatus'> {
  const { id, deployment, state, author, description, environment, environmentUrl, logUrl, createdAt } = status;
  const deploymentUrl = urls.api(`/deployments/${deployment}`);
  return {
    url: `${deploymentUrl}/statuses/${id}`,
    id,
    node_id: nodeId('DES', id),
    state,
    creator: userBody(urls, author),
    description,
    environment,
    target_url: logUrl,
    created_at: createdAt,
    updated_at: createdAt,
    deployment_url: deploymentUrl,
    repository_url: urls.api(),
    environment_url: environmentUrl,
    log_url: logUrl,
  };
}
