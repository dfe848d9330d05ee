import type { AssembledStack } from '../model/assembly';
import type { Plan } from '../model/plan';
import type { StateResource } from '../model/state-resource';

/** A plan that Terraform can apply exactly as it was read. */
export interface SavedPlan extends Plan {
  /** The plan file, absolute; it holds secrets and lives only as long as the command. */
  readonly file: string;
}

/** Terraform, one stack at a time. */
export interface Terraform {
  /** A fresh plan against the world. @throws DeliveryError `TerraformFailed` with Terraform's own diagnostics. */
  plan(stack: AssembledStack): Promise<SavedPlan>;
  /** A plan to destroy all that the state of a stack holds; empty where it holds nothing. @throws as {@link plan}. */
  planDestroy(stack: AssembledStack): Promise<SavedPlan>;
  /** Applies that very plan and discards it. @throws DeliveryError `TerraformFailed`. */
  apply(stack: AssembledStack, plan: SavedPlan): Promise<void>;
  /** Forgets a plan that will not be applied. */
  discard(plan: SavedPlan): Promise<void>;
  /** The resources in the state of a stack. */
  state(stack: AssembledStack): Promise<StateResource[]>;
}
