import type { AssembledStack } from './assembly';
import type { Plan } from './plan';
import type { Refusal } from './refusal';

/** What became of planning one stack. */
export type PlannedStack = { readonly stack: AssembledStack } & (
  | { readonly kind: 'planned'; readonly plan: Plan }
  /** Not planned: what it may read from these stacks is not there, since they have never been applied. */
  | { readonly kind: 'blocked'; readonly waitsFor: readonly string[] }
  /** Not planned: Terraform must not see it. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** Not planned: it is not known what is so. `isLocked` where somebody else works on its state just now. */
  | { readonly kind: 'failed'; readonly because: string; readonly isLocked?: boolean }
);
