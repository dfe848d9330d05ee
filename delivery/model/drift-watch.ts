import type { Refusal } from './refusal';
import type { Release } from './release';
import type { StackDrift } from './stack-drift';

/** What was found of one stack. */
export type Found =
  /** Its plan changes nothing; or, for one that left the code, nothing is left of it. */
  | { readonly kind: 'clean' }
  | {
      readonly kind: 'drifted';
      readonly drift: StackDrift;
      /** What a gate would refuse of putting it right, and how many people must approve that. */
      readonly refusals: readonly Refusal[];
      readonly approvals: number;
    }
  /** It left the code, and its state still holds objects. */
  | { readonly kind: 'orphaned'; readonly objects: number }
  /** Somebody applies it just now; or it differs, and a release that came to no good end had another version of it. */
  | { readonly kind: 'moving'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string };

/** A stack that was looked at. */
export interface LookedAt {
  readonly stack: string;
  readonly environment: string;
  /** What it was compared with; for one that left the code, the newest release that had it. */
  readonly release: Release;
  readonly found: Found;
}

/** What was done with the issue of a stack; `kept` where it says what is so already, or where nobody can say. */
export type IssueStep = 'opened' | 'updated' | 'kept' | 'closed';

/** A stack that was looked at, and its issue. */
export interface WatchedStack extends LookedAt {
  /** `null` where it has none. */
  readonly issue: { readonly number: number; readonly url: string; readonly step: IssueStep } | null;
}

/** An environment that was not looked at. */
export interface SkippedEnvironment {
  readonly name: string;
  readonly because: string;
}

/** What a watch for drift found and did. */
export interface DriftWatch {
  /** Drifted ones first, the most dangerous first; then orphans; then the others, in the order of the path. */
  readonly stacks: readonly WatchedStack[];
  readonly skipped: readonly SkippedEnvironment[];
  /** Open issues about stacks that no environment knows: their addresses. */
  readonly stray: readonly string[];
  /** Ids of the stacks that were left out, because administrators apply them by hand. */
  readonly administered: readonly string[];
}

/** Whether anything is not as it should be, as far as anybody could look. */
export function hasDrift({ stacks }: Pick<DriftWatch, 'stacks'>): boolean {
  return stacks.some(({ found }) => found.kind === 'drifted' || found.kind === 'orphaned');
}
