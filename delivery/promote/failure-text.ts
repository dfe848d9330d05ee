import { createHash } from 'node:crypto';

import { z } from 'zod';

import { type Kept, type KeptIssues, keptIssues } from '../model/kept-issues';
import type { ReviewKeys } from '../model/review-key';
import { SealedText } from '../model/sealed-text';
import type { KeptIssue } from '../ports/issues';

/** Under this label the issues about promotions that failed are found. */
export const FAILURE_LABEL = 'sluice-failed';

const Facts = z.strictObject({
  environment: z.string().min(1),
  /** The ledger's name for the entry that it is about. */
  entry: z.string().min(1),
  /** Digest of what it shows. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** See above: the facts in the marker of an issue. */
export type FailureFacts = z.infer<typeof Facts>;

/** The open issue of an environment. */
export type KeptFailure = Kept<FailureFacts, KeptIssue>;

/** Texts of these issues, under their markers. */
export const FAILURE = new SealedText('failed', Facts);

/** Digest of what an issue shows. */
export function shownDigest({ title, body }: { readonly title: string; readonly body: string }): string {
  return createHash('sha256').update(`${title}\n${body}`).digest('hex');
}

/** Issues by the environment that they are about. @param issues the oldest first. */
export function keptFailures(issues: readonly KeptIssue[], keys: ReviewKeys): KeptIssues<FailureFacts, KeptIssue> {
  return keptIssues(issues, {
    read: (body) => FAILURE.read(body, keys),
    keyOf: ({ environment }: FailureFacts) => environment,
  });
}
