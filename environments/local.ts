import type { Environment } from './schema/environment';

/**
 * An environment bent toward the local cloud: the same stacks, with state in the local cloud's folder instead of S3, no
 * days of soaking, and nothing left to administrators, because nobody needs to be one. Provider endpoints are environment variables of Terraform, so nothing else differs.
 * @param folder the local cloud's folder, absolute.
 */
export function local(environment: Environment, folder: string): Environment {
  const { promotion } = environment;
  return { ...stateIn(environment, `${folder}/states`), administered: [], promotion: { ...promotion, soakHours: 0 } };
}

/**
 * An environment whose state is kept in a folder: for the first apply of a bootstrap stack, which makes the bucket that
 * its own state then moves to.
 * @param folder absolute.
 */
export function stateIn(environment: Environment, folder: string): Environment {
  return { ...environment, state: { kind: 'local', folder } };
}
