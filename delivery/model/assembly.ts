import { createHash } from 'node:crypto';

import type { Environment } from '../../environments/schema/environment';

/** One synthesized stack: a folder of Terraform JSON with a state of its own. */
export interface AssembledStack {
  /** `<environment>-<stack>`. */
  readonly id: string;
  /** The name of the environment it belongs to. */
  readonly environment: string;
  /** Where Terraform runs: absolute. */
  readonly folder: string;
  /** Ids of the stacks that must be applied first. */
  readonly dependencies: readonly string[];
  /** SHA-256 over its canonical Terraform JSON and the content of its assets: the same for the same meaning. */
  readonly digest: string;
  /** Whether administrators apply it by hand: the pipeline neither plans nor applies it. */
  readonly administered?: true;
}

/** One synthesized tree: every environment, in promotion order, and every stack. */
export interface Assembly {
  readonly environments: readonly Environment[];
  readonly stacks: readonly AssembledStack[];
}

/** The environments of the promotion path, in its order; sandboxes and previews stand beside it. */
export function pathOf({ environments }: Pick<Assembly, 'environments'>): Environment[] {
  return environments.filter(({ identityOf }) => identityOf === null);
}

/** The stacks of one environment, each after what it depends on. */
export function stacksOf(assembly: Assembly, environment: string): AssembledStack[] {
  return assembly.stacks.filter((stack) => stack.environment === environment);
}

/**
 * SHA-256 over the stacks of the promotion path, hexadecimal: the same wherever and whenever a tree is synthesized.
 * Sandboxes and previews, which a run may add, are no part of it.
 */
export function assemblyDigest({ environments, stacks }: Assembly): string {
  const path = new Set(pathOf({ environments }).map(({ name }) => name));
  const lines = stacks.filter(({ environment }) => path.has(environment)).map(({ id, digest }) => `${id} ${digest}\n`);
  return createHash('sha256').update(lines.sort().join('')).digest('hex');
}
