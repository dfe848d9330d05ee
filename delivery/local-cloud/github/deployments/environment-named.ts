import { notFound } from '../api/api-error';
import { type Call, parameter } from '../api/call';
import type { Repository } from '../repository';
import type { EnvironmentRecord } from '../store/records';

/**
 * The environment whose name stands in the path.
 * @throws ApiError 404.
 */
export function environmentNamed(call: Call): EnvironmentRecord {
  const environment = call.repository.store.environments.get(environmentKey(parameter(call, 'environment_name')));
  if (environment === undefined) throw notFound();
  return environment;
}

/** Environment names do not tell case apart. */
export function environmentKey(name: string): string {
  return name.toLowerCase();
}

/** The environment of a name; one without any rule is made where there is none, as GitHub does on a deployment. */
export function ensureEnvironment({ store, now }: Repository, name: string): EnvironmentRecord {
  const key = environmentKey(name);
  const found = store.environments.get(key);
  if (found !== undefined) return found;
  return store.environments.put(key, {
    id: store.nextId(),
    name,
    waitMinutes: 0,
    preventSelfReview: false,
    reviewers: [],
    branchPolicy: null,
    createdAt: now(),
    updatedAt: now(),
  });
}
