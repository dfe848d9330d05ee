import type { ReviewKeys } from '../model/review-key';
import type { KeptIssue } from '../ports/issues';
import { type ReadBody, readBody } from './marked-body';

/** Under this label the issues about drift are found. */
export const DRIFT_LABEL = 'sluice-drift';

/** The open issue of a stack. */
export interface KeptDrift extends ReadBody {
  readonly issue: KeptIssue;
}

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
  const byStack = new Map<string, KeptDrift>();
  const duplicates: (KeptDrift & { older: number })[] = [];
  for (const issue of issues) {
    const read = readBody(issue.body, keys);
    if (read === null) continue;
    const known = byStack.get(read.facts.stack);
    if (known === undefined) byStack.set(read.facts.stack, { issue, ...read });
    else duplicates.push({ issue, ...read, older: known.issue.number });
  }
  return { byStack, duplicates };
}
