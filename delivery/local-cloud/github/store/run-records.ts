import { z } from 'zod';

const Moment = z.string();
const Id = z.int().positive();

/** How a run or a job can end. */
export const CONCLUSIONS = ['success', 'failure', 'cancelled', 'skipped', 'neutral', 'timed_out'] as const;
const Conclusion = z.enum(CONCLUSIONS).nullable();

/** Something that happened, and a workflow that reacts to it. */
export const WorkflowRun = z.strictObject({
  id: Id,
  number: Id,
  /** The workflow's name, and its file in the repository. */
  name: z.string(),
  path: z.string(),
  event: z.string(),
  /** `refs/heads/main`, `refs/tags/v1.0.0`, `refs/pull/7/merge`. */
  ref: z.string(),
  headBranch: z.string(),
  /** For a pull request its head's; else the commit that it runs on. */
  headSha: z.string(),
  /** The commit that it runs on. */
  sha: z.string(),
  actor: z.string(),
  pull: z.int().positive().nullable(),
  status: z.enum(['queued', 'in_progress', 'waiting', 'completed']),
  conclusion: Conclusion,
  createdAt: Moment,
  updatedAt: Moment,
});
export type WorkflowRun = z.infer<typeof WorkflowRun>;

/** A job of a run: it exists from when its turn comes. */
export const WorkflowJob = z.strictObject({
  id: Id,
  run: Id,
  name: z.string(),
  /** The workflow file that it is written in, with the ref that it was called at. */
  workflowRef: z.string(),
  environment: z.string().nullable(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  status: z.enum(['queued', 'in_progress', 'waiting', 'completed']),
  conclusion: Conclusion,
  /** Why it was not let in. */
  refusal: z.string().nullable(),
  /** Whether people have let it in, where they must. */
  approved: z.boolean(),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  completedAt: Moment.nullable(),
});
export type WorkflowJob = z.infer<typeof WorkflowJob>;

/** What somebody said to jobs of a run that waited for an environment. */
export const DeploymentReview = z.strictObject({
  id: Id,
  run: Id,
  environment: z.string(),
  state: z.enum(['approved', 'rejected']),
  comment: z.string(),
  user: z.string(),
});
export type DeploymentReview = z.infer<typeof DeploymentReview>;

/** A workflow that somebody asked for; whoever runs workflows takes it. */
export const Dispatch = z.strictObject({
  id: Id,
  workflow: z.string(),
  ref: z.string(),
  inputs: z.record(z.string(), z.string()),
  actor: z.string(),
});
export type Dispatch = z.infer<typeof Dispatch>;
