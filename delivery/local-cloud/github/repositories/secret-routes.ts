import { notFound } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok, parameter } from '../api/call';
import { counted } from '../api/pages';
import { type Route, route } from '../api/route';
import type { Body } from '../api/shape';
import { environmentNamed } from '../deployments/environment-named';

const ALL = '/repos/{owner}/{repo}/environments/{environment_name}/secrets';
const ONE = `${ALL}/{secret_name}`;

/** The secrets of environments, without their values: nobody is shown those, and the API cannot put any here. */
export const secretRoutes: readonly Route[] = [
  route(`GET ${ALL}`, 'actions/secrets#list-environment-secrets', list),
  route(`GET ${ONE}`, 'actions/secrets#get-an-environment-secret', (call) => ok(secretBody(call, nameIn(call)))),
  route(`DELETE ${ONE}`, 'actions/secrets#delete-an-environment-secret', remove),
];

function list(call: Call): Promise<Answer> {
  const items = Object.keys(call.repository.secrets.of(environmentNamed(call).name));
  return counted(call, { name: 'secrets', items }, (name) => secretBody(call, name));
}

function remove(call: Call): Answer {
  call.repository.secrets.delete(environmentNamed(call).name, nameIn(call));
  return NO_CONTENT;
}

/** Names of secrets do not tell case apart. */
function nameIn(call: Call): string {
  const name = parameter(call, 'secret_name').toUpperCase();
  if (call.repository.secrets.of(environmentNamed(call).name)[name] === undefined) throw notFound();
  return name;
}

function secretBody({ repository: { secrets } }: Call, name: string): Body<'actions', 'getEnvironmentSecret'> {
  return { name, created_at: secrets.since, updated_at: secrets.since };
}
