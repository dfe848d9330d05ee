import type { ChangeSet } from './change-set';

/** A plan of one stack, and what it was made on. */
export interface Plan {
  readonly changeSet: ChangeSet;
  /** The state it was made on; `null` where there was none yet. */
  readonly state: { readonly lineage: string; readonly serial: number } | null;
  /** Versions by provider address, such as `registry.terraform.io/hashicorp/aws`; without Terraform's built-in one. */
  readonly providers: Readonly<Record<string, string>>;
}
