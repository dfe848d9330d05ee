import path from 'node:path';

/** Where each thing of a local cloud lies in its folder. */
export interface CloudFolder {
  readonly root: string;
  /** One JSON file an object. */
  readonly store: string;
  /** Which runs have created objects. */
  readonly sessions: string;
  /** What can be derived anew. */
  readonly cache: string;
  /** The plugin's executable code: what starts it, and all that it starts. */
  readonly plugin: { readonly start: string; readonly code: string };
  /** The providers as Terraform installs them. */
  readonly mirror: string;
  /** The same, with the real provider of AWS. */
  readonly mirrorWithRealAws: string;
  /** Where the bindings are. */
  readonly settings: string;
  /** Terraform's own settings. */
  readonly terraformRc: string;
}

/** The places in the folder of a local cloud. */
export function cloudFolder(root: string): CloudFolder {
  return {
    root,
    store: path.join(root, 'store'),
    sessions: path.join(root, 'sessions'),
    cache: path.join(root, 'cache'),
    plugin: { start: path.join(root, 'bin', 'provider.cjs'), code: path.join(root, 'bin', 'provider-code.cjs') },
    mirror: path.join(root, 'mirror'),
    mirrorWithRealAws: path.join(root, 'mirror-with-real-aws'),
    settings: path.join(root, 'cloud.json'),
    terraformRc: path.join(root, 'terraform.rc'),
  };
}

/** What `cloud.json` says. */
export interface CloudSettings {
  /** The `node_modules` folder that holds the bindings. */
  readonly bindings: string;
}
