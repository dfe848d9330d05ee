import { App } from 'cdktf';

import { BootstrapStack } from '../../../stacks/bootstrap-stack';
import { RepositoryStack } from '../../../stacks/repository-stack';
import { allows, statementsOf } from '../aws/iam-decision';
import { attributesOf, environmentNamed, everyProfile, synthesized } from '../snowflake/synthesized';

const PRODUCT = 'orders-pipelines';
const deployed = everyProfile().filter(({ identityOf }) => identityOf === null);
const prod = environmentNamed('prod');

function inRepository(environment: (typeof deployed)[number], type: string) {
  const stack = new RepositoryStack(new App(), environment);
  return attributesOf(stack, type).filter(({ repository }) => repository === PRODUCT);
}

function variablesOf(environment: (typeof deployed)[number]): Record<string, unknown> {
  const variables = inRepository(environment, 'github_actions_environment_variable');
  return Object.fromEntries(variables.map((it) => [String(it['variable_name']), it['value']]));
}

/** The role of the product in an environment: whom it trusts, what it may do, and the most that it can do. */
function roleOf(environment: (typeof deployed)[number]) {
  const { resource } = JSON.parse(synthesized(new BootstrapStack(new App(), environment))) as {
    resource: Record<string, Record<string, Record<string, string>>>;
  };
  const [id, role] = Object.entries(resource['aws_iam_role']!).find(([, { name }]) => name!.endsWith(PRODUCT))!;
  const permissions = Object.values(resource['aws_iam_role_policy']!).find((it) => it['role']!.includes(id))!;
  const [boundaryId] = /(?<=aws_iam_policy\.)[\w-]+/.exec(role['permissions_boundary']!)!;
  const boundary = resource['aws_iam_policy']![boundaryId]!;
  return {
    role,
    permissions: permissions['policy']!,
    boundary: { name: boundary['name'], policy: boundary['policy'] },
  };
}

describe.each(deployed.map((e) => [e.name, e] as const))('a data product in %s', (name, environment) => {
  const { role, permissions, boundary } = roleOf(environment);
  const { abbreviation, aws } = environment;
  const bucket = `arn:aws:s3:::${abbreviation}-lake-artifacts-${aws.accountId}`;
  const context = {
    's3:prefix': `airflow/dags/${PRODUCT}/`,
    'kms:ViaService': 's3.eu-west-1.amazonaws.com',
    'kms:EncryptionContext:aws:s3:arn': bucket,
  };
  const may = (action: string, resource: string, within = context) =>
    allows([permissions, boundary.policy], { action, resource, context: within });

  test('is trusted in this GitHub environment of its own repository, and nowhere else', () => {
    const [trust, ...others] = statementsOf(role['assume_role_policy']);
    expect(others).toEqual([]);
    expect(trust!.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': [`repo:acme-data@9120441/${PRODUCT}@803517226:environment:${name}`],
        'token.actions.githubusercontent.com:repository_id': '803517226',
        'token.actions.githubusercontent.com:environment': name,
      },
    });
  });

  test('may mirror a folder into its own place, under the boundary of workloads', () => {
    expect(boundary.name).toBe(`${abbreviation}-sluice-workload-boundary`);
    const key = `arn:aws:kms:eu-west-1:${aws.accountId}:key/1`;
    const object = `${bucket}/airflow/dags/${PRODUCT}/orders.py`;
    expect(may('s3:ListBucket', bucket)).toBe(true);
    for (const action of ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload']) {
      expect(may(action, object)).toBe(true);
    }
    for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) expect(may(action, key)).toBe(true);
  });

  test.each([
    ['write the code of others', 's3:PutObject', `${bucket}/airflow/dags/other/x.py`],
    ["change Airflow's requirements", 's3:PutObject', `${bucket}/airflow/requirements.txt`],
    ['read', 's3:GetObject', `${bucket}/airflow/dags/${PRODUCT}/orders.py`],
    ['write data', 's3:PutObject', `arn:aws:s3:::${abbreviation}-lake-raw-${aws.accountId}/x`],
    ['take a role', 'sts:AssumeRole', `arn:aws:iam::${aws.accountId}:role/${abbreviation}-sluice-apply`],
  ])('cannot %s', (_, action, resource) => {
    expect(may(action, resource)).toBe(false);
  });

  test('cannot list what others have, nor use a key but for its bucket', () => {
    expect(may('s3:ListBucket', bucket, { ...context, 's3:prefix': 'airflow/' })).toBe(false);
    const elsewhere = { ...context, 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::elsewhere' };
    expect(may('kms:Decrypt', `arn:aws:kms:eu-west-1:${aws.accountId}:key/1`, elsewhere)).toBe(false);
  });

  test("has a role that the environment's deployer cannot touch", () => {
    expect(role['name']).toBe(`${abbreviation}-sluice-product-${PRODUCT}`);
  });

  test('rides through the gate of the environment', () => {
    expect(inRepository(environment, 'github_repository_environment')).toEqual([
      expect.objectContaining({ environment: name, can_admins_bypass: false }),
    ]);
    const { kind, pattern } = environment.github.deploysFrom;
    expect(inRepository(environment, 'github_repository_environment_deployment_policy')).toEqual([
      { repository: PRODUCT, environment: name, [`${kind}_pattern`]: pattern },
    ]);
  });

  test('is told everything that its workflow asks for', () => {
    const [file] = inRepository(prod, 'github_repository_file');
    const asked = [...String(file?.['content']).matchAll(/vars\.(\w+)/g)].map(([, variable]) => variable);
    expect(new Set(Object.keys(variablesOf(environment)))).toEqual(new Set(asked));
    expect(variablesOf(environment)).toEqual({
      AWS_REGION: 'eu-west-1',
      AWS_ROLE_ARN: `arn:aws:iam::${aws.accountId}:role/${role['name']}`,
      ARTIFACT_TARGET: `s3://${abbreviation}-lake-artifacts-${aws.accountId}/airflow/dags/${PRODUCT}/`,
    });
  });
});

describe("a data product's repository", () => {
  test('gets one workflow for all environments, from the environment that governs, literally', () => {
    const files = deployed.map((environment) => [
      environment.name,
      inRepository(environment, 'github_repository_file'),
    ]);
    expect(files).toEqual([
      ['dev', []],
      ['staging', []],
      ['prod', [expect.objectContaining({ file: '.github/workflows/sluice.yml', overwrite_on_create: true })]],
    ]);
    const [file] = inRepository(prod, 'github_repository_file');
    expect(file?.['content']).not.toMatch(/(?<!\$)\$\{/);
    expect(String(file?.['content']).match(/^ {2}[\w-]+(?=:\n {4}name)/gm)).toEqual([
      '  test',
      '  plan',
      '  build',
      '  deploy-dev',
      '  deploy-staging',
      '  deploy-prod',
    ]);
  });

  test('keeps the tags that prod deploys from', () => {
    expect(inRepository(prod, 'github_repository_ruleset').map(({ name, conditions }) => [name, conditions])).toEqual([
      ['release-tags-are-kept', { ref_name: { include: ['refs/tags/v*'], exclude: [] } }],
      ['release-tags-are-made-by-maintainers', { ref_name: { include: ['refs/tags/v*'], exclude: [] } }],
    ]);
  });
});
