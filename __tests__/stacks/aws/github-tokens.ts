import type { Claims } from '../../../delivery/local-cloud/aws/iam/web-identity';

/** A token of GitHub Actions, and the roles that it may have: by their names, none where left out. */
export interface TokenCase {
  readonly token: string;
  readonly claims: Claims;
  readonly gets?: readonly string[];
}

const OWNER = 'acme-data';
const REPOSITORY = `${OWNER}/data-platform`;
const IMMUTABLE = 'repo:acme-data@9120441/data-platform@771203554';
const PLANS = ['dev-sluice-plan', 'stg-sluice-plan', 'prod-sluice-plan'];

function workflow(file: string, ref = 'refs/heads/main', repository = REPOSITORY): string {
  return `${repository}/.github/workflows/${file}@${ref}`;
}

/** What the tokens of all jobs of the repository have in common (GitHub documentation, "OpenID Connect reference"). */
const HOME: Claims = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  repository: REPOSITORY,
  repository_id: '771203554',
  repository_owner: OWNER,
  repository_owner_id: '9120441',
  actor: 'ann',
  actor_id: '42',
};

const REVIEW: Claims = {
  ...HOME,
  sub: `${IMMUTABLE}:pull_request`,
  ref: 'refs/pull/12/merge',
  event_name: 'pull_request',
  workflow: 'plan',
  workflow_ref: workflow('plan.yml', 'refs/pull/12/merge'),
  job_workflow_ref: workflow('review.yml'),
};

const DRIFT: Claims = {
  ...HOME,
  sub: `${IMMUTABLE}:ref:refs/heads/main`,
  ref: 'refs/heads/main',
  event_name: 'schedule',
  workflow: 'drift',
  job_workflow_ref: workflow('drift.yml'),
};

function entering(environment: string, more: Claims = {}): Claims {
  return {
    ...HOME,
    sub: `${IMMUTABLE}:environment:${environment}`,
    environment,
    ref: 'refs/heads/main',
    event_name: 'push',
    workflow: 'apply',
    job_workflow_ref: workflow('enter.yml'),
    ...more,
  };
}

const PRODUCT: Claims = {
  ...HOME,
  sub: 'repo:acme-data@9120441/orders-pipelines@803517226:environment:prod',
  repository: `${OWNER}/orders-pipelines`,
  repository_id: '803517226',
  environment: 'prod',
  ref: 'refs/tags/v3',
  job_workflow_ref: workflow('deploy.yml', 'refs/tags/v3', `${OWNER}/orders-pipelines`),
};

function without(claims: Claims, claim: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
}

/** Each claim that decides, left out of a token that is good with it. */
function leftOut(what: string, claims: Claims, deciding: readonly string[]): TokenCase[] {
  return deciding.map((claim) => ({ token: `${what}, without ${claim}`, claims: without(claims, claim) }));
}

const DECIDING = ['iss', 'aud', 'sub', 'repository_id', 'job_workflow_ref'];

/** Tokens as they come from GitHub, and as somebody would like them to be taken. */
export const tokenCases: readonly TokenCase[] = [
  { token: 'the review of a pull request', claims: REVIEW, gets: PLANS },
  { token: 'the nightly drift', claims: DRIFT, gets: PLANS },
  { token: 'a release that enters dev', claims: entering('dev'), gets: ['dev-sluice-apply'] },
  { token: 'a release that enters staging', claims: entering('staging'), gets: ['stg-sluice-apply'] },
  {
    token: 'a release that enters prod, by its tag',
    claims: entering('prod', { ref: 'refs/tags/v1.2.0', workflow: 'release' }),
    gets: ['prod-sluice-apply'],
  },
  {
    token: 'a rollback of prod',
    claims: entering('prod', { job_workflow_ref: workflow('rollback.yml') }),
    gets: ['prod-sluice-apply'],
  },
  {
    token: 'a preview in dev',
    claims: entering('dev', { job_workflow_ref: workflow('preview.yml') }),
    gets: ['dev-sluice-apply'],
  },
  { token: "a data product's tag", claims: PRODUCT, gets: ['prod-sluice-product-orders-pipelines'] },
  {
    token: 'the same review, started by somebody else',
    claims: { ...REVIEW, actor: 'eve', actor_id: '666' },
    gets: PLANS,
  },

  ...leftOut('the review of a pull request', REVIEW, DECIDING),
  ...leftOut('the nightly drift', DRIFT, DECIDING),
  ...leftOut('a release that enters prod', entering('prod'), [...DECIDING, 'environment']),
  ...leftOut("a data product's tag", PRODUCT, ['iss', 'aud', 'sub', 'repository_id', 'environment']),

  { token: 'a subject in the legacy form', claims: { ...REVIEW, sub: `repo:${REPOSITORY}:pull_request` } },
  { token: 'prod, in the legacy form', claims: entering('prod', { sub: `repo:${REPOSITORY}:environment:prod` }) },
  {
    token: 'a pull request that edits review.yml',
    claims: { ...REVIEW, job_workflow_ref: workflow('review.yml', 'refs/pull/12/merge') },
  },
  {
    token: 'a pull request with a workflow of its own',
    claims: { ...REVIEW, job_workflow_ref: workflow('evil.yml', 'refs/pull/12/merge') },
  },
  { token: 'a pull request that calls enter.yml', claims: { ...REVIEW, job_workflow_ref: workflow('enter.yml') } },
  {
    token: 'a pull request whose job names dev',
    claims: entering('dev', { job_workflow_ref: workflow('plan.yml', 'refs/pull/12/merge') }),
  },
  {
    token: 'a pull request whose job names prod and calls review.yml',
    claims: entering('prod', { job_workflow_ref: workflow('review.yml') }),
  },
  {
    token: 'enter.yml as a branch has it',
    claims: entering('dev', { job_workflow_ref: workflow('enter.yml', 'refs/heads/feature') }),
  },
  {
    token: 'enter.yml as a tag has it',
    claims: entering('prod', { job_workflow_ref: workflow('enter.yml', 'refs/tags/v1.2.0') }),
  },
  {
    token: 'enter.yml at a branch whose name starts with main',
    claims: entering('prod', { job_workflow_ref: workflow('enter.yml', 'refs/heads/main-2') }),
  },
  {
    token: 'enter.yml at a commit',
    claims: entering('prod', { job_workflow_ref: workflow('enter.yml', '0123456789abcdef0123456789abcdef01234567') }),
  },
  {
    token: 'enter.yml of another repository',
    claims: entering('prod', { job_workflow_ref: workflow('enter.yml', 'refs/heads/main', 'evil/data-platform') }),
  },
  { token: 'a preview in prod', claims: entering('prod', { job_workflow_ref: workflow('preview.yml') }) },
  {
    token: 'a rollback dispatched on a branch',
    claims: entering('prod', { job_workflow_ref: workflow('rollback.yml', 'refs/heads/feature') }),
  },
  { token: 'the approval of prod', claims: entering('approve-prod') },
  { token: 'the bootstrap of prod', claims: entering('bootstrap-prod') },
  { token: 'an environment that nobody has', claims: entering('production') },
  { token: 'an environment in other case', claims: entering('Prod') },
  { token: 'the environment prod under the subject of dev', claims: entering('dev', { environment: 'prod' }) },
  { token: 'the subject of prod under the environment dev', claims: entering('prod', { environment: 'dev' }) },
  {
    token: 'the environment of prod on a pull request',
    claims: { ...REVIEW, environment: 'prod', job_workflow_ref: workflow('enter.yml') },
  },
  { token: 'drift on a branch', claims: { ...DRIFT, sub: `${IMMUTABLE}:ref:refs/heads/feature` } },
  { token: 'drift on a tag', claims: { ...DRIFT, sub: `${IMMUTABLE}:ref:refs/tags/main` } },
  {
    token: 'drift as a branch has it',
    claims: { ...DRIFT, job_workflow_ref: workflow('drift.yml', 'refs/heads/feature') },
  },
  { token: 'review.yml on the default branch', claims: { ...DRIFT, job_workflow_ref: workflow('review.yml') } },
  { token: 'drift.yml on a pull request', claims: { ...REVIEW, job_workflow_ref: workflow('drift.yml') } },
  { token: 'a push to main without an environment', claims: { ...DRIFT, job_workflow_ref: workflow('enter.yml') } },
  {
    token: 'a fork of another owner',
    claims: {
      ...REVIEW,
      sub: 'repo:eve@666/data-platform@888:pull_request',
      repository: 'eve/data-platform',
      repository_id: '888',
    },
  },
  { token: 'the wrong repository id, for a plan', claims: { ...REVIEW, repository_id: '888' } },
  { token: 'the wrong repository id, for drift', claims: { ...DRIFT, repository_id: '888' } },
  { token: 'the wrong repository id, for prod', claims: entering('prod', { repository_id: '888' }) },
  { token: 'the wrong repository id, of a data product', claims: { ...PRODUCT, repository_id: '771203554' } },
  {
    token: 'a repository of the same name, made again',
    claims: entering('prod', {
      sub: 'repo:acme-data@9120441/data-platform@999:environment:prod',
      repository_id: '999',
    }),
  },
  ...['acme-data-evil', 'acme', 'Acme-Data', 'acme-data@999'].map((owner) => ({
    token: `the look-alike owner ${owner}`,
    claims: entering('prod', {
      sub: `repo:${owner}@9120441/data-platform@771203554:environment:prod`,
      repository: `${owner}/data-platform`,
    }),
  })),
  {
    token: 'the right owner with another id',
    claims: entering('prod', { sub: 'repo:acme-data@999/data-platform@771203554:environment:prod' }),
  },
  {
    token: 'a subject with more behind it',
    claims: entering('prod', { sub: `${IMMUTABLE}:environment:prod:ref:refs/heads/main` }),
  },
  { token: 'a subject of wildcards', claims: entering('prod', { sub: 'repo:*:environment:prod' }) },
  {
    token: 'another audience that the account takes, for a plan',
    claims: { ...REVIEW, aud: 'https://github.com/acme-data' },
  },
  {
    token: 'another audience that the account takes, for drift',
    claims: { ...DRIFT, aud: 'https://github.com/acme-data' },
  },
  {
    token: 'another audience that the account takes, for prod',
    claims: entering('prod', { aud: 'https://github.com/acme-data' }),
  },
  {
    token: 'another audience that the account takes, of a data product',
    claims: { ...PRODUCT, aud: 'https://github.com/acme-data' },
  },
  { token: 'the audience of Snowflake', claims: entering('prod', { aud: 'snowflakecomputing.com' }) },
  { token: 'two audiences', claims: entering('prod', { aud: ['sts.amazonaws.com', 'https://github.com/acme-data'] }) },
  { token: 'another issuer', claims: entering('prod', { iss: 'https://token.actions.evil.example' }) },
  {
    token: 'an issuer that starts alike',
    claims: entering('prod', { iss: 'https://token.actions.githubusercontent.com.evil.example' }),
  },
  {
    token: 'an enterprise issuer',
    claims: entering('prod', { iss: 'https://token.actions.githubusercontent.com/acme' }),
  },
  {
    token: 'a data product in the environment of the platform',
    claims: { ...PRODUCT, sub: `${IMMUTABLE}:environment:prod` },
  },
  {
    token: 'a data product that calls enter.yml',
    claims: {
      ...PRODUCT,
      job_workflow_ref: workflow('enter.yml'),
      sub: 'repo:acme-data@9120441/orders-pipelines@803517226:pull_request',
    },
  },
  {
    token: 'a data product that nobody lists',
    claims: { ...PRODUCT, sub: 'repo:acme-data@9120441/other@5:environment:prod', repository_id: '5' },
  },
  {
    token: "a data product's pull request whose job names no environment",
    claims: {
      ...without(PRODUCT, 'environment'),
      sub: 'repo:acme-data@9120441/orders-pipelines@803517226:pull_request',
    },
  },
];
