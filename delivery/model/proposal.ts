import type { AccessDelta } from './access';
import type { Assessment } from './assessment';
import type { CostDelta } from './cost';
import type { Irreversible } from './irreversible';
import type { Refusal } from './refusal';

/** What is known of one stack that a proposed change affects. */
export type ProposedStack = {
  /** The id of the stack. */
  readonly stack: string;
  /** Ids of the stacks that must be applied first. */
  readonly dependencies: readonly string[];
} & (
  | { readonly kind: 'planned'; readonly assessment: Assessment }
  /** Never planned against made-up values: what it reads from another stack is not there yet. */
  | { readonly kind: 'blocked'; readonly waitsFor: readonly string[] }
  | { readonly kind: 'failed'; readonly because: string }
);

/** What a proposed change does to one environment. */
export interface ProposedEnvironment {
  readonly name: string;
  readonly stacks: readonly ProposedStack[];
  readonly access: AccessDelta;
  readonly cost: CostDelta;
  /** What a gate would refuse as things stand. */
  readonly refusals: readonly Refusal[];
  /** How many approvals the risks of these changes ask for. */
  readonly approvals: number;
}

/** A stack that is no longer in the code, whose state and objects remain. */
export interface Orphan {
  readonly stack: string;
  /** How many objects its state holds; `null` where the state cannot be read. */
  readonly objects: number | null;
}

/** What a change would do, in every environment, in the order of the path: all that reviewers are shown. */
export interface Proposal {
  /** The git tree that was planned. */
  readonly tree: string;
  readonly commit: string;
  readonly environments: readonly ProposedEnvironment[];
  readonly orphans: readonly Orphan[];
  /** How many stacks the change leaves as they are. */
  readonly unaffected: number;
  /** Ids of the stacks that it touches and administrators apply by hand; left out where nobody has asked. */
  readonly administered?: readonly string[];
  /** What no later plan can undo, the worst kind first; left out where nobody has asked. */
  readonly irreversible?: readonly Irreversible[];
}
