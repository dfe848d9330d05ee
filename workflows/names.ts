/** The files of `.github/workflows/`: what starts by itself or by hand, and what only others call. */
export const WORKFLOWS = {
  check: 'check.yml',
  plan: 'plan.yml',
  apply: 'apply.yml',
  release: 'release.yml',
  promote: 'promote.yml',
  rollback: 'rollback.yml',
  drift: 'drift.yml',
  preview: 'preview.yml',
  bootstrap: 'bootstrap.yml',
  /** Called by plan: builds, plans, signs and shows. */
  review: 'review.yml',
  /** Called by apply and promote: a release along the environments that it is bound for. */
  deliver: 'deliver.yml',
  /** Called by deliver: one environment. */
  enter: 'enter.yml',
} as const;

/** A workflow of the delivery. */
export type WorkflowName = keyof typeof WORKFLOWS;

/** The workflows that others call, always as they are on the default branch. */
export const REUSABLE = ['review', 'deliver', 'enter'] as const satisfies readonly WorkflowName[];

/** Where workflows lie in a repository. */
export const WORKFLOW_FOLDER = '.github/workflows';

/** A repository and its default branch, as an environment states them. */
export interface Home {
  readonly owner: string;
  readonly repository: string;
  readonly defaultBranch: string;
}

/**
 * A workflow of a repository on its default branch, as the claim `job_workflow_ref` of its jobs' tokens has it (GitHub
 * documentation, "OpenID Connect reference"): `acme-data/data-platform/.github/workflows/enter.yml@refs/heads/main`.
 */
export function jobWorkflowRef({ owner, repository, defaultBranch }: Home, workflow: WorkflowName): string {
  return `${owner}/${repository}/${WORKFLOW_FOLDER}/${WORKFLOWS[workflow]}@refs/heads/${defaultBranch}`;
}

/** How another workflow calls it, on the default branch whatever the caller's ref is. */
export function callOf({ owner, repository, defaultBranch }: Home, workflow: (typeof REUSABLE)[number]): string {
  return `${owner}/${repository}/${WORKFLOW_FOLDER}/${WORKFLOWS[workflow]}@${defaultBranch}`;
}

/** The GitHub environment whose reviewers and timer stand before an environment; it holds no variable and no secret. */
export function approvalEnvironment(environment: string): string {
  return `approve-${environment}`;
}

/** The GitHub environment that holds an administrator's credentials while an environment is bootstrapped. */
export function bootstrapEnvironment(environment: string): string {
  return `bootstrap-${environment}`;
}

/** The checks that a pull request must pass, by the names of their jobs. */
export const REQUIRED_CHECKS = ['check', 'test', 'workflows', 'plan'] as const;

/** The names of artifacts. They are looked up by the id that their upload gave, never by these. */
export const ARTIFACTS = {
  /** What jobs with credentials run: the default branch's code, bundled, and an assembly. */
  build: 'build',
  /** The assembly of a pull request's head. */
  head: 'head',
  /** Assemblies of releases that stand somewhere, or did. */
  releases: 'releases',
  /** What an automatic rollback goes back to, and the rules that hold for it. */
  wayBack: 'way-back',
  /** What a stack's plan came to, redacted. */
  part: (stack: string) => `part-${stack}`,
  /** An environment's signed review record. */
  record: (environment: string) => `record-${environment}`,
} as const;

/** The file that a build or an assembly travels in. */
export const BUILD_FILE = 'build.tgz';

/** The file that a pull request's assembly travels in. */
export const HEAD_FILE = 'head.tgz';
