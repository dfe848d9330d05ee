import { z } from 'zod';

/*
 * What is kept of each thing. Whatever follows from git, from other records or from the server's address is computed
 * when it is shown.
 */

const Login = z.string();
const Moment = z.string();
const Sha = z.string();
const Id = z.int().positive();

/** The part of an issue that makes it a pull request. */
export const PullPart = z.strictObject({
  id: Id,
  head: z.string(),
  base: z.string(),
  /** Where the branches were when last seen; they stay when the pull request closes. */
  headSha: Sha,
  baseSha: Sha,
  draft: z.boolean(),
  maintainerCanModify: z.boolean(),
  merged: z.strictObject({ at: Moment, by: Login.nullable(), sha: Sha }).nullable(),
});
export type PullPart = z.infer<typeof PullPart>;

/** An issue; a pull request is one with a part of its own. */
export const Issue = z.strictObject({
  id: Id,
  number: Id,
  title: z.string(),
  body: z.string().nullable(),
  author: Login,
  state: z.enum(['open', 'closed']),
  stateReason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullable(),
  labels: z.array(z.string()),
  createdAt: Moment,
  updatedAt: Moment,
  closedAt: Moment.nullable(),
  closedBy: Login.nullable(),
  pull: PullPart.nullable(),
});
export type Issue = z.infer<typeof Issue>;

/** A comment on an issue or pull request. */
export const Comment = z.strictObject({
  id: Id,
  issue: Id,
  author: Login,
  body: z.string(),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Comment = z.infer<typeof Comment>;

/** A label of the repository. */
export const Label = z.strictObject({
  id: Id,
  name: z.string(),
  color: z.string(),
  description: z.string().nullable(),
});
export type Label = z.infer<typeof Label>;

/** What a person said of a pull request's commit. */
export const Review = z.strictObject({
  id: Id,
  pull: Id,
  author: Login,
  body: z.string(),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']),
  commit: Sha,
  submittedAt: Moment,
});
export type Review = z.infer<typeof Review>;

/** A commit status: one report of one context. */
export const Status = z.strictObject({
  id: Id,
  sha: Sha,
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string(),
  description: z.string().nullable(),
  targetUrl: z.string().nullable(),
  author: Login,
  createdAt: Moment,
});
export type Status = z.infer<typeof Status>;

/** How a check run can end. */
export const CHECK_CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'timed_out',
] as const;

/** A remark of a check run on a line of a file. */
export const CheckAnnotation = z.strictObject({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  start_column: z.int().optional(),
  end_column: z.int().optional(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: z.string(),
  title: z.string().optional(),
  raw_details: z.string().optional(),
});

/** A check run of an app on a commit. */
export const CheckRun = z.strictObject({
  id: Id,
  name: z.string(),
  sha: Sha,
  externalId: z.string(),
  detailsUrl: z.string().nullable(),
  status: z.enum(['queued', 'in_progress', 'completed']),
  conclusion: z.enum(CHECK_CONCLUSIONS).nullable(),
  startedAt: Moment.nullable(),
  completedAt: Moment.nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  text: z.string().nullable(),
  annotations: z.array(CheckAnnotation),
});
export type CheckRun = z.infer<typeof CheckRun>;

/** The states that a deployment status can report. */
export const DEPLOYMENT_STATES = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const;

/** How far a deployment got, in one report. */
export const DeploymentStatus = z.strictObject({
  id: Id,
  deployment: Id,
  state: z.enum(DEPLOYMENT_STATES),
  author: Login,
  description: z.string(),
  environment: z.string(),
  environmentUrl: z.string(),
  logUrl: z.string(),
  createdAt: Moment,
});
export type DeploymentStatus = z.infer<typeof DeploymentStatus>;

/** A commit bound for an environment. */
export const Deployment = z.strictObject({
  id: Id,
  sha: Sha,
  ref: z.string(),
  task: z.string(),
  payload: z.unknown(),
  originalEnvironment: z.string(),
  environment: z.string(),
  description: z.string().nullable(),
  transient: z.boolean(),
  production: z.boolean(),
  author: Login,
  createdAt: Moment,
  updatedAt: Moment,
});
export type Deployment = z.infer<typeof Deployment>;

/** An environment and the rules that protect it. */
export const EnvironmentRecord = z.strictObject({
  id: Id,
  name: z.string(),
  waitMinutes: z.int(),
  preventSelfReview: z.boolean(),
  reviewers: z.array(Login),
  branchPolicy: z.strictObject({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() }).nullable(),
  createdAt: Moment,
  updatedAt: Moment,
});
export type EnvironmentRecord = z.infer<typeof EnvironmentRecord>;

/** A variable of the repository or of one of its environments. */
export const Variable = z.strictObject({
  /** The environment it belongs to; `null` for the whole repository. */
  environment: z.string().nullable(),
  name: z.string(),
  value: z.string(),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Variable = z.infer<typeof Variable>;

/** A release: notes for a tag. */
export const Release = z.strictObject({
  id: Id,
  tag: z.string(),
  target: z.string(),
  name: z.string().nullable(),
  body: z.string().nullable(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  author: Login,
  createdAt: Moment,
  publishedAt: Moment.nullable(),
});
export type Release = z.infer<typeof Release>;

/** The last numbers given out, so that none is given twice, not even after a deletion. */
export const Sequence = z.strictObject({ id: z.int().nonnegative(), number: z.int().nonnegative() });
export type Sequence = z.infer<typeof Sequence>;

/** What the repository itself remembers. */
export const Birth = z.strictObject({ id: Id, createdAt: Moment });
export type Birth = z.infer<typeof Birth>;
