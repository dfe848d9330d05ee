import type { Environment } from '../../environments/schema/environment';
import type { Assessment } from '../model/assessment';
import type { CostDelta } from '../model/cost';
import type { ReviewRecord, StateVersion } from '../model/review-record';

/** A stack that is about to be applied, as it is now. */
export interface Applying {
  readonly assessment: Assessment;
  /** Digest of the synthesized Terraform that the plan was made from. */
  readonly synthDigest: string;
  /** `null` where there is none yet. */
  readonly state: StateVersion | null;
  /** Versions by provider address. */
  readonly providers: Readonly<Record<string, string>>;
  /** The git tree that is applied, where it is known. */
  readonly tree: string | null;
}

/** All that a gate looks at. */
export interface GateInput {
  /** What the stack belongs to, as the tree that is applied has it; left out where no environment has that name. */
  readonly environment: Environment | undefined;
  readonly applying: Applying;
  /** The record for the commit that is applied, once its signature was seen to be right; `null` where there is none. */
  readonly review: ReviewRecord | null;
  /** Who approved what is applied: each person once, and never the author. */
  readonly approvedBy: readonly string[];
  /** What the plan does to the bill; `null` where that is judged elsewhere. */
  readonly cost: CostDelta | null;
  /** Whether an apply of the same release stopped before its end: then what is left of the plan is less. */
  readonly resumes?: boolean;
  /** Whether nothing was ever verified in the environment. */
  readonly isFirst?: boolean;
  readonly now: Date;
}
