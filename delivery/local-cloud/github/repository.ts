import type { AppliedSettings } from './actions/applied-settings';
import type { EnvironmentSecrets } from './actions/environment-secrets';
import type { RepositoryIds } from './actions/identity-claims';
import type { Git } from './git/git';
import type { Store } from './store/store';

/** The one repository that a local GitHub serves. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly git: Git;
  readonly store: Store;
  readonly ids: RepositoryIds;
  /** What Terraform has made of it. */
  readonly applied: AppliedSettings;
  readonly secrets: EnvironmentSecrets;
  /** The time as the bodies write it. */
  readonly now: () => string;
}

/** `owner/name`. */
export function fullName({ owner, name }: Pick<Repository, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}
