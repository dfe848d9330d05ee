import { z } from 'zod';

const Hex = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

/** Which state a plan was made on. */
export const StateVersion = z.strictObject({
  /** Stays as long as a state lives; another lineage is another state. */
  lineage: z.string().min(1),
  /** Grows with every write. */
  serial: z.int().nonnegative(),
});

export type StateVersion = z.infer<typeof StateVersion>;

/** A plan of one stack as it was reviewed: digests, and no value. */
export const ReviewedStack = z.strictObject({
  stack: z.string().min(1),
  environment: z.string().min(1),
  /** Digest of the synthesized Terraform and its assets. */
  synthDigest: Hex,
  /** Digest of the plan. */
  planDigest: Hex,
  /** `null` where there was none yet. */
  state: StateVersion.nullable(),
  /** The version of Terraform that made the plan. */
  terraform: z.string().min(1),
  /** Versions by provider address. */
  providers: z.record(z.string(), z.string()),
  /** Whether Terraform said that applying it leaves nothing to plan. */
  complete: z.boolean(),
  /** Each change by its name: its action, and a digest of all else. */
  changes: z.record(z.string(), z.strictObject({ action: z.string(), digest: Hex })),
  /** Names of those changes whose object had been changed behind Terraform's back. */
  drifted: z.array(z.string()),
});

export type ReviewedStack = z.infer<typeof ReviewedStack>;

/** What reviewers were shown, for the gate to compare with: it holds digests, and no value of any resource. */
export const ReviewRecord = z.strictObject({
  sluice: z.literal(1),
  /** `OWNER/NAME`: a record is worth nothing in another repository. */
  repository: z.string().min(3),
  commit: z.string().min(7),
  tree: z.string().min(7),
  pullRequest: z.int().positive().nullable(),
  /** The one environment that it is about; left out where it is about all of them. */
  environment: z.string().min(1).optional(),
  /** Who made it, and when: ISO 8601, UTC. */
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** How many people must approve it, in the environment that asks for most. */
  approvals: z.int().nonnegative(),
  stacks: z.array(ReviewedStack),
});

export type ReviewRecord = z.infer<typeof ReviewRecord>;
