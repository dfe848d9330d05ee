/** An action at one commit: a tag can be moved. */
export interface Pin {
  /** `actions/checkout`. */
  readonly action: string;
  /** All forty digits. */
  readonly commit: string;
  /** The tag that is on the commit. */
  readonly version: string;
}

/**
 * The actions that workflows use. Each commit is the one that the tag is on in a clone of the action's own repository,
 * `git rev-parse TAG^{commit}`, read on 2026-11-21.
 */
export const PINS = {
  checkout: {
    action: 'actions/checkout',
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
    version: 'v7.0.1',
  },
  setupNode: {
    action: 'actions/setup-node',
    commit: '820762786026740c76f36085b0efc47a31fe5020',
    version: 'v7.0.0',
  },
  setupPython: {
    action: 'actions/setup-python',
    commit: '5fda3b95a4ea91299a34e894583c3862153e4b97',
    version: 'v7.0.0',
  },
  upload: {
    action: 'actions/upload-artifact',
    commit: 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
    version: 'v7.0.0',
  },
  download: {
    action: 'actions/download-artifact',
    commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
    version: 'v8.0.1',
  },
  setupTerraform: {
    action: 'hashicorp/setup-terraform',
    commit: 'dfe3c3f87815947d99a8997f908cb6525fc44e9e',
    version: 'v4.0.1',
  },
  awsCredentials: {
    action: 'aws-actions/configure-aws-credentials',
    commit: 'e6de054238d6b7531b4efff3b6587d9aade6a06c',
    version: 'v6.2.3',
  },
} as const satisfies Record<string, Pin>;

/**
 * The actions beside GitHub's own, as the setting "allowed actions" of a repository lists them: at any commit, because the
 * setting changes with a release, after the workflows that use another commit were merged.
 */
export function allowedActions(): string[] {
  const own = /^(actions|github)\//;
  const actions = Object.values(PINS).map(({ action }) => action);
  return actions.filter((action) => !own.test(action)).map((action) => `${action}@*`);
}
