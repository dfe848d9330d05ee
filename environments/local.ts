import type { Environment } from './schema/environment';

/**
 * An environment bent toward the local cloud: the same stacks, with state in the local cloud's folder instead of S3, and
 * no days of soaking. Provider endpoints are environment variables of Terraform, so nothing else differs.
 * @param folder the local cloud's folder, absolute.
 */
export function local(environment: Environment, folder: string): Environment {
  return {
    ...environment,
    state: { kind: 'local', folder: `${folder}/states` },
    promotion: { ...environment.promotion, soakHours: 0 },
  };
}
