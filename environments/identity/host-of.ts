import { fileOf } from '../file-of';
import { EnvironmentError } from '../problem';
import type { Environment } from '../schema/environment';

/**
 * The environment whose identities serve another: itself, or its host.
 * @throws EnvironmentError where the host is not among the environments.
 */
export function hostOf(environment: Environment, among: readonly Environment[]): Environment {
  const { name, identityOf } = environment;
  if (identityOf === null) return environment;
  const host = among.find((one) => one.name === identityOf);
  if (host !== undefined) return host;
  const allowed = `one of ${among.map((one) => one.name).join(', ')}`;
  throw new EnvironmentError([{ file: fileOf(name), path: 'identityOf', found: JSON.stringify(identityOf), allowed }]);
}
