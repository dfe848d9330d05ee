import { z } from 'zod';

const Hex = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

/** A plan of one stack as it was reviewed: digests, and no value. */
export const ReviewedStack = z.strictObject({
  stack: z.string(),
  environment: z.string(),
  /** Digest of the synthesized Terraform and its assets. */
  synthDigest: Hex,
  /** Digest of the plan. */
  planDigest: Hex,
  /** Which state it was planned on; `null` where there was none yet. */
  state: z.strictObject({ lineage: z.string(), serial: z.int().nonnegative() }).nullable(),
  /** Versions by provider address. */
  providers: z.record(z.string(), z.string()),
  /** Each change: its action, and a digest of all else. */
  changes: z.record(z.string(), z.strictObject({ action: z.string(), digest: z.string() })),
});

export type ReviewedStack = z.infer<typeof ReviewedStack>;

/** What reviewers were shown, for the gate to compare with: it holds digests, and no value of any resource. */
export const ReviewRecord = z.strictObject({
  sluice: z.literal(1),
  commit: z.string(),
  tree: z.string(),
  pullRequest: z.int().positive().nullable(),
  terraform: z.string(),
  /** Who made it, and when: ISO 8601, UTC. */
  by: z.string(),
  at: z.iso.datetime(),
  stacks: z.array(ReviewedStack),
});

export type ReviewRecord = z.infer<typeof ReviewRecord>;
