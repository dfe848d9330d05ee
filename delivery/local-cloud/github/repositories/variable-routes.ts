import { z } from 'zod';

import { ApiError, notFound } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { counted } from '../api/pages';
import { type Route, route } from '../api/route';
import type { Body } from '../api/shape';
import { environmentNamed } from '../deployments/environment-named';
import type { Variable } from '../store/records';

const OF_REPOSITORY = '/repos/{owner}/{repo}/actions/variables';
const OF_ENVIRONMENT = '/repos/{owner}/{repo}/environments/{environment_name}/variables';

/** Variables that workflows read: the repository's and each environment's. */
export const variableRoutes: readonly Route[] = ([OF_REPOSITORY, OF_ENVIRONMENT] as const).flatMap((at) => {
  const [a, owner] = at === OF_REPOSITORY ? ['a', 'repository'] : ['an', 'environment'];
  const page = (action: string) => `actions/variables#${action}-${a}-${owner}-variable`;
  return [
    route(`GET ${at}`, `actions/variables#list-${owner}-variables`, list),
    route(`GET ${at}/{name}`, page('get'), (call) => ok(variableBody(call, variableNamed(call)))),
    route(`POST ${at}`, page('create'), create),
    route(`PATCH ${at}/{name}`, page('update'), update),
    route(`DELETE ${at}/{name}`, page('delete'), remove),
  ];
});

function list(call: Call): Promise<Answer> {
  const environment = environmentOf(call);
  const items = call.repository.store.variables.all().filter((variable) => variable.environment === environment);
  return counted(call, { name: 'variables', items }, (variable) => variableBody(call, variable));
}

function create(call: Call): Answer {
  const { name, value } = bodyOf(call, z.strictObject({ name: z.string().min(1), value: z.string() }));
  const { store, now } = call.repository;
  const variable = { environment: environmentOf(call), name: name.toUpperCase(), value };
  const key = keyOf(variable);
  if (store.variables.get(key) !== undefined) throw new ApiError(409, 'Already exists - Variable already exists');
  store.variables.put(key, { ...variable, createdAt: now(), updatedAt: now() });
  return { status: 201, body: {} };
}

function update(call: Call): Answer {
  const { value } = bodyOf(call, z.strictObject({ name: z.string().optional(), value: z.string() }));
  const { store, now } = call.repository;
  const variable = variableNamed(call);
  store.variables.put(keyOf(variable), { ...variable, value, updatedAt: now() });
  return NO_CONTENT;
}

function remove(call: Call): Answer {
  call.repository.store.variables.delete(keyOf(variableNamed(call)));
  return NO_CONTENT;
}

function variableNamed(call: Call): Variable {
  const key = keyOf({ environment: environmentOf(call), name: parameter(call, 'name') });
  const variable = call.repository.store.variables.get(key);
  if (variable === undefined) throw notFound();
  return variable;
}

function environmentOf(call: Call): string | null {
  return call.parameters['environment_name'] === undefined ? null : environmentNamed(call).name;
}

/** GitHub's variable names do not tell case apart. */
function keyOf({ environment, name }: Pick<Variable, 'environment' | 'name'>): string {
  return JSON.stringify([environment, name.toUpperCase()]);
}

function variableBody(
  { urls }: Call,
  { environment, name, value, createdAt, updatedAt }: Variable,
): Body<'actions', 'getRepoVariable'> & { url: string } {
  const home = environment === null ? '/actions' : `/environments/${encodeURIComponent(environment)}`;
  return { name, value, created_at: createdAt, updated_at: updatedAt, url: urls.api(`${home}/variables/${name}`) };
}
