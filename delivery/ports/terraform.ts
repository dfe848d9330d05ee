import type { AssembledStack } from '../model/assembly';
import type { ChangeSet } from '../model/change-set';
import type { StateResource } from '../model/state-resource';

/** A plan of one stack, and what it was made on. */
export interface Plan {
  readonly changeSet: ChangeSet;
  /** The state it was made on; `null` where there was none yet. */
  readonly state: { readonly lineage: string; readonly serial: number } | null;
  /** Versions by provider address, such as `registry.terraform.io/hashicorp/aws`; without Terraform's built-in one. */
  readonly providers: Readonly<Record<string, string>>;
}

/** A plan that Terraform can apply exactly as it was read. */
export interface SavedPlan extends Plan {
  /** The plan file, absolute; it holds secrets and lives only as long as the command. */
  readonly file: string;
}

/** Terraform, one stack at a time. */
export interface Terraform {
  /** A fresh plan against the world. @throws DeliveryError `TerraformFailed` with Terraform's own diagnostics. */
  plan(stack: AssembledStack): Promise<SavedPlan>;
  /** Applies that very plan and discards it. @throws DeliveryError `TerraformFailed`. */
  apply(stack: AssembledStack, plan: SavedPlan): Promise<void>;
  /** Forgets a plan that will not be applied. */
  discard(plan: SavedPlan): Promise<void>;
  /** The resources in the state of a stack. */
  state(stack: AssembledStack): Promise<StateResource[]>;
}
