import type { Assessment } from '../model/assessment';
import type { ReviewedStack } from '../model/review-record';

/** A change that is not as it was reviewed, by the name it has in a review record. */
export interface DifferingChange {
  readonly name: string;
  /** The action that was reviewed; `null` where it was not in the review. */
  readonly reviewed: string | null;
  /** The action that is planned now; `null` where it no longer is. */
  readonly planned: string | null;
}

/** How a plan differs from the reviewed one: names and actions, and no value. */
export interface Difference {
  readonly stack: string;
  /** Of the plan as a whole; the plans are the same where these are. */
  readonly same: boolean;
  /** Reviewed and planned, but not alike. */
  readonly differing: readonly DifferingChange[];
  /** Planned, and never reviewed. */
  readonly added: readonly DifferingChange[];
  /** Reviewed, and no longer planned. */
  readonly missing: readonly DifferingChange[];
}

/** How a fresh plan differs from the one that was reviewed. */
export function differenceBetween(reviewed: ReviewedStack, assessment: Assessment): Difference {
  const before = new Map(Object.entries(reviewed.changes));
  const now = new Map(Object.entries(assessment.changeDigests));
  const names = [...new Set([...before.keys(), ...now.keys()])].sort();
  const all = names.flatMap((name): DifferingChange[] => {
    const [old, fresh] = [before.get(name), now.get(name)];
    if (old?.digest === fresh?.digest && old?.action === fresh?.action) return [];
    return [{ name, reviewed: old?.action ?? null, planned: fresh?.action ?? null }];
  });
  return {
    stack: reviewed.stack,
    same: reviewed.planDigest === assessment.digest,
    differing: all.filter((one) => one.reviewed !== null && one.planned !== null),
    added: all.filter((one) => one.reviewed === null),
    missing: all.filter((one) => one.planned === null),
  };
}
