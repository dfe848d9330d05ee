import { type Kept, keptIssues } from '../model/kept-issues';
import type { ReviewKeys } from '../model/review-key';
import type { KeptIssue } from '../ports/issues';
import { type DriftFacts, readBody } from './marked-body';

/** Under this label the issues about drift are found. */
export const DRIFT_LABEL = 'sluice-drift';

/** The open issue of a stack. */
export type KeptDrift = Kept<DriftFacts, KeptIssue>;

/** The open issues about drift. */
export interface KeptDrifts {
  /** By stack id: the oldest where there are two. */
  readonly byStack: ReadonlyMap<string, KeptDrift>;
  /** The others, each with the number of the older one. */
  readonly duplicates: readonly (KeptDrift & { readonly older: number })[];
}

/**
 * Issues by the stack that they are about. What bears no marker is none of ours.
 * @param issues the oldest first.
 */
export function keptDrifts(issues: readonly KeptIssue[], keys: ReviewKeys): KeptDrifts {
  const read = (body: string) => readBody(body, keys);
  const { byKey, duplicates } = keptIssues(issues, { read, keyOf: ({ stack }: DriftFacts) => stack });
  return { byStack: byKey, duplicates };
}
