import type { Statement } from '../aws/policy';

/** What managing one part of the platform takes: what a plan reads, and what an apply does besides. */
export interface Permissions {
  readonly reads: readonly Statement[];
  readonly writes: readonly Statement[];
}

/** Actions of one service: `actions('kms', ['Encrypt'])` is `kms:Encrypt`. */
export function actions(service: string, names: readonly string[]): string[] {
  return names.map((name) => `${service}:${name}`);
}
