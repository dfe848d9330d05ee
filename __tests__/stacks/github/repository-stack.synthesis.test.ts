import { App } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { RepositoryStack } from '../../../stacks/repository-stack';
import { attributesOf, environmentNamed, everyProfile, resourcesOf, synthesized } from '../snowflake/synthesized';

const repositoryOf = (environment: Environment) => new RepositoryStack(new App(), environment);
const deployed = everyProfile().filter(({ identityOf }) => identityOf === null);
const [dev, staging, prod] = ['dev', 'staging', 'prod'].map(environmentNamed) as [
  Environment,
  Environment,
  Environment,
];

describe.each(deployed.map((e) => [e.name, e] as const))('the GitHub environment %s', (name, environment) => {
  const of = (type: string) =>
    attributesOf(repositoryOf(environment), type).filter(({ repository }) => repository === 'data-platform');

  const policies = (gate: string) =>
    of('github_repository_environment_deployment_policy')
      .filter((policy) => policy['environment'] === gate)
      .map((policy) => policy['branch_pattern']);

  test('and those before it cannot be stepped around by administrators', () => {
    const gates = of('github_repository_environment');
    expect(new Set(gates.map((gate) => gate['environment']))).toEqual(
      new Set([name, `approve-${name}`, `bootstrap-${name}`]),
    );
    for (const gate of gates) {
      expect(gate).toMatchObject({
        can_admins_bypass: false,
        deployment_branch_policy: { custom_branch_policies: true, protected_branches: false },
      });
    }
  });

  test('lets in jobs of the default branch alone, whose workflows were reviewed, wherever its releases come from', () => {
    for (const gate of [name, `approve-${name}`, `bootstrap-${name}`]) expect(policies(gate)).toEqual(['main']);
  });

  test('tells its jobs whom to be, and no secret', () => {
    const variables = of('github_actions_environment_variable').map((v) => [v['variable_name'], v['value']]);
    const { accountId } = environment.aws;
    const role = (purpose: string) => `arn:aws:iam::${accountId}:role/${environment.abbreviation}-sluice-${purpose}`;
    expect(Object.fromEntries(variables)).toEqual({
      AWS_ACCOUNT_ID: accountId,
      AWS_REGION: 'eu-west-1',
      AWS_PLAN_ROLE_ARN: role('plan'),
      AWS_APPLY_ROLE_ARN: role('apply'),
      SNOWFLAKE_ORGANIZATION_NAME: 'ACME',
      SNOWFLAKE_ACCOUNT_NAME: environment.snowflake.account,
      SNOWFLAKE_USER: environment.snowflake.deployerUser,
      SNOWFLAKE_ROLE: environment.snowflake.deployerRole,
    });
    expect(of('github_actions_environment_variable').map((v) => v['environment'])).toEqual(variables.map(() => name));
    const types = resourcesOf(repositoryOf(environment)).map(({ type }) => type);
    expect(types.filter((type) => type.includes('secret'))).toEqual([]);
    expect(synthesized(repositoryOf(environment))).not.toMatch(/"(token|pem_file|app_auth)"/);
  });
});

test('people agree before an environment, once, where reviewers are stated; not in the environment, for each of its jobs', () => {
  const gates = attributesOf(repositoryOf(staging), 'github_repository_environment');
  const [environment, approval, bootstrap] = ['staging', 'approve-staging', 'bootstrap-staging'].map((name) =>
    gates.find((gate) => gate['environment'] === name && gate['repository'] === 'data-platform'),
  );
  const agreed = { prevent_self_review: true, reviewers: [{ teams: [4_410_021], users: [] }] };
  expect(approval).toMatchObject(agreed);
  expect(bootstrap).toMatchObject(agreed);
  for (const open of [environment, ...attributesOf(repositoryOf(dev), 'github_repository_environment')]) {
    expect(open).toMatchObject({ prevent_self_review: false });
    expect(open).not.toHaveProperty('reviewers');
  }
});

describe('the environment that governs', () => {
  const rulesets = attributesOf(repositoryOf(prod), 'github_repository_ruleset');
  const ruleset = (name: string) => rulesets.find((candidate) => candidate['name'] === name);

  test('lets the default branch change by reviewed, green, linear pull requests only, with no way around', () => {
    expect(ruleset('default-branch')).toEqual({
      repository: 'data-platform',
      name: 'default-branch',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: {
        deletion: true,
        non_fast_forward: true,
        required_linear_history: true,
        pull_request: {
          required_approving_review_count: 2,
          require_code_owner_review: true,
          require_last_push_approval: true,
          dismiss_stale_reviews_on_push: true,
          required_review_thread_resolution: true,
        },
        required_status_checks: {
          strict_required_status_checks_policy: true,
          required_check: ['check', 'test', 'workflows', 'plan'].map((context) => ({
            context,
            integration_id: 15_368,
          })),
        },
      },
    });
  });

  test('asks for one approval even where promotion asks for none', () => {
    const lax = { ...prod, promotion: { ...prod.promotion, approvals: 0 } };
    expect(JSON.stringify(attributesOf(repositoryOf(lax), 'github_repository_ruleset'))).toContain(
      '"required_approving_review_count":1',
    );
  });

  test('keeps release tags where they are, for everyone, and lets maintainers alone make them', () => {
    expect(ruleset('release-tags-are-kept')).toMatchObject({
      target: 'tag',
      enforcement: 'active',
      conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } },
      rules: { update: true, deletion: true, non_fast_forward: true },
    });
    expect(ruleset('release-tags-are-kept')).not.toHaveProperty('bypass_actors');
    expect(ruleset('release-tags-are-made-by-maintainers')).toMatchObject({
      conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } },
      rules: { creation: true },
      bypass_actors: [{ actor_type: 'RepositoryRole', actor_id: 2, bypass_mode: 'always' }],
    });
  });

  test('lets workflows read, approve nothing, and run listed actions only', () => {
    expect(attributesOf(repositoryOf(prod), 'github_workflow_repository_permissions')).toEqual([
      { repository: 'data-platform', default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
    ]);
    expect(attributesOf(repositoryOf(prod), 'github_actions_repository_permissions')).toEqual([
      {
        repository: 'data-platform',
        enabled: true,
        allowed_actions: 'selected',
        allowed_actions_config: {
          github_owned_allowed: true,
          verified_allowed: false,
          patterns_allowed: ['hashicorp/setup-terraform@*', 'aws-actions/configure-aws-credentials@*'],
        },
      },
    ]);
  });

  test('lets the app that promotes tag releases as well, where there is one', () => {
    const promoted = { ...prod, github: { ...prod.github, releaseAppId: 412_077 } };
    const [made] = attributesOf(repositoryOf(promoted), 'github_repository_ruleset').filter(
      ({ name }) => name === 'release-tags-are-made-by-maintainers',
    );
    expect(made?.['bypass_actors']).toEqual([
      { actor_type: 'RepositoryRole', actor_id: 2, bypass_mode: 'always' },
      { actor_type: 'Integration', actor_id: 412_077, bypass_mode: 'always' },
    ]);
  });

  test('is the only one that owns settings of the repository', () => {
    for (const environment of [dev, staging]) {
      const types = resourcesOf(repositoryOf(environment)).map(({ type }) => type);
      expect(types.filter((type) => /ruleset|permissions/.test(type))).toEqual([]);
    }
  });
});

test('addresses do not tell the environment', () => {
  const addresses = (environment: Environment) =>
    resourcesOf(repositoryOf(environment)).map(({ type, id }) => `${type}.${id}`);
  expect(addresses({ ...prod, name: 'elsewhere', abbreviation: 'els' })).toEqual(addresses(prod));
});
