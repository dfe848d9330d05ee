import { z } from 'zod';

import { notFound, validationFailed } from '../api/api-error';
import { type Answer, type Call, created, ok } from '../api/call';
import { bodyOf, numberIn } from '../api/input';
import { listed } from '../api/pages';
import { route } from '../api/route';
import { type Deployment, DEPLOYMENT_STATES, type DeploymentStatus } from '../store/records';
import { deploymentStatusBody } from './deployment-body';
import { deploymentNamed, statusesOfDeployment } from './deployment-named';
import { ensureEnvironment } from './environment-named';

const STATUSES = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

/** How deployments went. */
export const deploymentStatusRoutes = [
  route(`GET ${STATUSES}`, 'deployments/statuses#list-deployment-statuses', list),
  route(`POST ${STATUSES}`, 'deployments/statuses#create-a-deployment-status', create),
  route(`GET ${STATUSES}/{status_id}`, 'deployments/statuses#get-a-deployment-status', get),
];

const Draft = z.strictObject({
  state: z.enum(DEPLOYMENT_STATES),
  description: z.string().default(''),
  environment: z.string().min(1).optional(),
  environment_url: z.string().default(''),
  log_url: z.string().optional(),
  target_url: z.string().optional(),
  auto_inactive: z.boolean().default(true),
});

/** GitHub's limit, in characters. */
const LONGEST_DESCRIPTION = 140;

function list(call: Call): Promise<Answer> {
  const { id } = deploymentNamed(call);
  const statuses = statusesOfDeployment(call.repository.store, id).reverse();
  return listed(call, statuses, (status) => deploymentStatusBody(call, status));
}

function create(call: Call): Answer {
  const draft = bodyOf(call, Draft);
  if (draft.description.length > LONGEST_DESCRIPTION) throw tooLong();
  const deployment = deploymentNamed(call);
  const { store, now } = call.repository;
  const environment = draft.environment ?? deployment.environment;
  ensureEnvironment(call.repository, environment);
  const status = addStatus(call, deployment, {
    state: draft.state,
    description: draft.description,
    environment,
    environmentUrl: draft.environment_url,
    logUrl: draft.log_url ?? draft.target_url ?? '',
  });
  store.deployments.put(deployment.id, { ...deployment, environment, updatedAt: now() });
  if (draft.state === 'success' && draft.auto_inactive) retireEarlier(call, deployment.id, environment);
  return created(deploymentStatusBody(call, status));
}

function tooLong() {
  const message = `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`;
  return validationFailed({ resource: 'DeploymentStatus', code: 'custom', field: 'description', message });
}

type Words = Pick<DeploymentStatus, 'state' | 'description' | 'environment' | 'environmentUrl' | 'logUrl'>;

function addStatus({ repository: { store, now }, actor }: Call, { id: deployment }: Deployment, words: Words) {
  const id = store.nextId();
  return store.deploymentStatuses.put(id, { id, deployment, author: actor.login, createdAt: now(), ...words });
}

/**
 * `auto_inactive`: earlier successes of the same environment become inactive, but those of transient and of production
 * environments do not (https://docs.github.com/rest/deployments/statuses#create-a-deployment-status).
 */
function retireEarlier(call: Call, latest: number, environment: string): void {
  const { store } = call.repository;
  const earlier = store.deployments
    .all()
    .filter((other) => other.id < latest && other.environment === environment)
    .filter((other) => !other.transient && !other.production);
  for (const deployment of earlier) {
    const last = statusesOfDeployment(store, deployment.id).at(-1);
    if (last?.state === 'success') addStatus(call, deployment, { ...wordsOf(last), state: 'inactive' });
  }
}

function wordsOf({ environment, environmentUrl, logUrl }: DeploymentStatus): Omit<Words, 'state'> {
  return { description: '', environment, environmentUrl, logUrl };
}

function get(call: Call): Answer {
  const { id } = deploymentNamed(call);
  const status = call.repository.store.deploymentStatuses.get(numberIn(call, 'status_id'));
  if (status?.deployment !== id) throw notFound();
  return ok(deploymentStatusBody(call, status));
}
