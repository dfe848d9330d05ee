import { readFileSync } from 'node:fs';

import { App } from 'cdktf';

import { dataProductWorkflow } from '../../../stacks/constructs/github/data-product-workflow';
import { RepositoryStack } from '../../../stacks/repository-stack';
import { attributesOf, environmentNamed } from '../snowflake/synthesized';

const prod = environmentNamed('prod');
const WORKFLOW = {
  madeBy: 'acme-data/data-platform',
  environment: 'prod',
  deploysFrom: { kind: 'tag', pattern: 'v*' },
  folder: 'dags',
} as const;

test('the workflow reads like this', () => {
  const golden = readFileSync(`${__dirname}/data-product-workflow.prod.yml`, 'utf8');
  expect(dataProductWorkflow(WORKFLOW)).toBe(golden);
});

test('an environment that deploys from a branch is deployed by pushes to it', () => {
  const text = dataProductWorkflow({ ...WORKFLOW, deploysFrom: { kind: 'branch', pattern: 'main' } });
  expect(text).toContain("  push:\n    branches: ['main']\n");
});

test('every action is pinned by a whole commit, and no job has more than it needs', () => {
  const text = dataProductWorkflow(WORKFLOW);
  const uses = text.match(/uses: .*/g) ?? [];
  expect(uses).toHaveLength(2);
  for (const use of uses) expect(use).toMatch(/^uses: actions\/checkout@[0-9a-f]{40} # v\d/);
  const [plan = '', deploy = ''] = text.split('\n  deploy:\n');
  expect(plan).toContain('permissions: {}');
  expect(plan).not.toContain('id-token');
  expect(deploy.match(/^ {6}\S+: (read|write)$/gm)).toEqual(['      contents: read', '      id-token: write']);
  expect(text).not.toContain('secrets.');
});

test('what a job runs holds no expression that a stranger could fill', () => {
  const scripts = dataProductWorkflow(WORKFLOW).match(/run: \|\n(?: {10}.*\n)+/g) ?? [];
  expect(scripts).toHaveLength(2);
  for (const script of scripts) expect(script).not.toContain('${{');
});

test('a name cannot break out of its place in the file', () => {
  expect(dataProductWorkflow({ ...WORKFLOW, folder: "it's #1: a" })).toContain("FOLDER: 'it''s #1: a'\n");
  expect(() => dataProductWorkflow({ ...WORKFLOW, folder: 'a\nb: c' })).toThrow(
    '"a\\nb: c/**" holds a control character',
  );
});

describe('a data product', () => {
  const stack = new RepositoryStack(new App(), prod);
  const of = (type: string) => attributesOf(stack, type).filter((a) => a['repository'] === 'orders-pipelines');

  test('gets its workflow, with the expressions of GitHub kept from Terraform', () => {
    const [file] = of('github_repository_file');
    expect(file).toMatchObject({ file: '.github/workflows/sluice-prod.yml', overwrite_on_create: true });
    expect(String(file?.['content']).replaceAll('$${', '${')).toBe(dataProductWorkflow(WORKFLOW));
    expect(file?.['content']).not.toMatch(/(?<!\$)\$\{/);
  });

  test('rides through the gates of the environment', () => {
    const gate = { reviewers: [{ teams: [4_410_021, 4_410_022], users: [] }], can_admins_bypass: false };
    expect(of('github_repository_environment')).toEqual([expect.objectContaining({ environment: 'prod', ...gate })]);
    expect(of('github_repository_environment_deployment_policy')).toEqual([
      { repository: 'orders-pipelines', environment: 'prod', tag_pattern: 'v*' },
    ]);
  });

  test('is told where its code goes', () => {
    const variables = of('github_actions_environment_variable').map((v) => [v['variable_name'], v['value']]);
    expect(Object.fromEntries(variables)).toEqual({
      AWS_REGION: 'eu-west-1',
      AWS_ROLE_ARN: 'arn:aws:iam::333333333333:role/prod-product-orders-pipelines',
      ARTIFACT_TARGET: 's3://prod-lake-artifacts-333333333333/dags/orders-pipelines/',
    });
  });
});
