import { join } from 'node:path';

import { startSts } from './aws/sts/start-sts';
import { AppliedSettings, type AppliedFile } from './github/actions/applied-settings';
import type { RepositoryIds } from './github/actions/identity-claims';
import { startGitHub } from './github/start-github';
import type { RunnerDoor } from './server';
import { ObjectStore } from './store/object-store';

/** A data product's repository, on the local cloud in a folder. */
export interface ProductCloudProps {
  /** The local cloud's folder: absolute. */
  readonly folder: string;
  readonly owner: string;
  readonly repository: string;
  /** By what identity tokens of its workflow know both. */
  readonly ids: RepositoryIds;
}

/** The GitHub and the STS of a data product's repository, which are up. */
export interface ProductCloud {
  /** What whoever runs its workflow needs to reach it. */
  readonly door: RunnerDoor;
  /** The tokens of `sluice[bot]`, and of the people `octocat` and `hubot`. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The files that Terraform keeps in the repository; nobody has committed them by that. */
  readonly files: readonly AppliedFile[];
  close(): Promise<void>;
}

/**
 * Starts a GitHub for one data product's repository, and an STS that takes that GitHub's tokens and hands to their bearers
 * no way to the local cloud. Both know what Terraform has made on the local cloud; the repository is made if it is not there.
 * @throws LocalGitHubError as `startGitHub` does, where another run serves it too.
 */
export async function startProductCloud({ folder, ...named }: ProductCloudProps): Promise<ProductCloud> {
  const store = new ObjectStore(join(folder, 'store'));
  const github = await startGitHub({ folder, ...named });
  const sts = await startSts({ store, keySetUrl: `${github.url}/_oidc/.well-known/jwks`, opens: () => ({}) });
  const { url, runnerToken: token, gitFolder } = github;
  return {
    door: { url, token, sts: sts.url, gitFolder },
    tokens: { ...github.people, 'sluice[bot]': github.token },
    files: new AppliedSettings(store, named.repository).files(),
    close: async () => {
      await Promise.all([github.close(), sts.close()]);
    },
  };
}
