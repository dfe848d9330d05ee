import { changeDigests } from '../../delivery/assess/change-digests';
import { digestOf } from '../../delivery/assess/digest';
import type { Assessment } from '../../delivery/model/assessment';
import type { ChangeSet } from '../../delivery/model/change-set';
import { type ReviewKeys, reviewKeys } from '../../delivery/model/review-key';
import type { ReviewedStack, ReviewRecord } from '../../delivery/model/review-record';
import { type StackFacts, reviewedStack } from '../../delivery/review/review-record';
import { aChangeSet } from './change-set';

/** A key, and none before it. */
export const KEYS: ReviewKeys = reviewKeys({ SLUICE_REVIEW_KEY: '5'.repeat(64) });

/** What is known of a stack besides its plan. */
export const FACTS: StackFacts = {
  synthDigest: 'e'.repeat(64),
  state: { lineage: 'b7c2', serial: 4 },
  providers: { 'terraform.test/snowflakedb/snowflake': '2.11.0' },
};

/** A plan with its digests; each change is routine. */
export function assessed(changeSet: ChangeSet = aChangeSet()): Assessment {
  const changes = changeSet.changes.map((change) => ({
    change,
    risks: [{ kind: 'routine' as const, level: 'low' as const, reason: 'nothing stands out' }],
  }));
  return { changeSet, changes, digest: digestOf(changeSet), changeDigests: changeDigests(changeSet) };
}

/** A stack as it was reviewed. */
export function aReviewedStack(changeSet: ChangeSet = aChangeSet(), parts: Partial<ReviewedStack> = {}): ReviewedStack {
  return { ...reviewedStack('dev', assessed(changeSet), FACTS), ...parts };
}

/** A record of these stacks. */
export function aRecord(parts: Partial<ReviewRecord> = {}): ReviewRecord {
  return {
    sluice: 1,
    repository: 'acme-data/data-platform',
    commit: 'c'.repeat(40),
    tree: 'd'.repeat(40),
    pullRequest: 7,
    by: 'sluice[bot]',
    at: '2026-11-21T12:00:00.000Z',
    approvals: 0,
    stacks: [aReviewedStack()],
    ...parts,
  };
}
