import { everyProfile } from '../snowflake/synthesized';
import { allows, documentOf, type DocumentStatement, type Request, statementsOf, texts } from './iam-decision';
import { SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();
const ACCOUNT = '333333333333';
const STATE = `arn:aws:s3:::prod-sluice-state-${ACCOUNT}`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/prod-sluice-workload-boundary`;

const ADMINISTRATOR: DocumentStatement = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };
const EVERYTHING = documentOf([ADMINISTRATOR]);

/** The permissions of a role that someone made an administrator as well. */
function withEverything(permissions: string): string {
  return documentOf([...statementsOf(permissions), ADMINISTRATOR]);
}

function roleOf(kind: 'plan' | 'apply', from = aws, environment = 'prod') {
  const stack = `${environment}-bootstrap`;
  const is = ({ id }: { id: string }) => id.startsWith(`${kind}_`);
  return {
    trust: statementsOf(from.ofType('aws_iam_role', stack).find(is)!.attributes['assume_role_policy']),
    permissions: String(from.ofType('aws_iam_role_policy', stack).find(is)!.attributes['policy']),
    boundary: String(from.ofType('aws_iam_policy', stack).find(is)!.attributes['policy']),
  };
}

function may(kind: 'plan' | 'apply', request: Request): boolean {
  const { permissions, boundary } = roleOf(kind);
  return allows([permissions, boundary], request);
}

describe('who may take the roles', () => {
  const claim = (name: string) => `token.actions.githubusercontent.com:${name}`;

  const workflow = (file: string) => `acme-data/data-platform/.github/workflows/${file}@refs/heads/main`;
  const exactly = (claims: Readonly<Record<string, unknown>>) => ({
    StringEquals: {
      [claim('aud')]: 'sts.amazonaws.com',
      [claim('repository_id')]: '771203554',
      ...Object.fromEntries(Object.entries(claims).map(([name, value]) => [claim(name), value])),
    },
  });

  test('only reviews of pull requests and the drift of the default branch take the plan role', () => {
    const subject = 'repo:acme-data@9120441/data-platform@771203554';
    expect(roleOf('plan').trust.map(({ Sid, Condition }) => [Sid, Condition])).toEqual([
      ['PullRequest', exactly({ sub: [`${subject}:pull_request`], job_workflow_ref: [workflow('review.yml')] })],
      ['Drift', exactly({ sub: [`${subject}:ref:refs/heads/main`], job_workflow_ref: [workflow('drift.yml')] })],
    ]);
  });

  test.each([
    ['prod', ['enter.yml', 'rollback.yml']],
    ['dev', ['enter.yml', 'rollback.yml', 'preview.yml']],
  ])('only jobs of the GitHub environment %s that run %j take its apply role', (environment, files) => {
    const { trust } = roleOf('apply', aws, environment);
    expect(trust.map(({ Condition }) => Condition)).toEqual([
      exactly({
        sub: [`repo:acme-data@9120441/data-platform@771203554:environment:${environment}`],
        environment,
        job_workflow_ref: files.map(workflow),
      }),
    ]);
  });

  test.each(['legacy', 'immutable', 'both'] as const)('the %s form of subjects is trusted exactly', (subjectFormat) => {
    const prod = everyProfile().find(({ name }) => name === 'prod')!;
    const bent = new SynthesizedAws([{ ...prod, github: { ...prod.github, subjectFormat } }]);
    const subjects = texts(roleOf('apply', bent).trust[0]!.Condition!['StringEquals']![claim('sub')]);
    const immutable = 'repo:acme-data@9120441/data-platform@771203554:environment:prod';
    const legacy = 'repo:acme-data/data-platform:environment:prod';
    expect(subjects).toEqual({ legacy: [legacy], immutable: [immutable], both: [immutable, legacy] }[subjectFormat]);
  });

  test('no trust holds a wildcard or an operator that a missing claim passes', () => {
    for (const { trust } of [roleOf('plan'), roleOf('apply')]) {
      expect(JSON.stringify(trust)).not.toMatch(/\*|ForAllValues|ForAnyValue|IfExists|StringLike|StringNot/);
    }
  });
});

describe('the plan role', () => {
  test.each([
    ['reads a state', 's3:GetObject', `${STATE}/prod/prod-lake.tfstate`],
    ['locks a state', 's3:PutObject', `${STATE}/prod/prod-lake.tfstate.tflock`],
    [
      'reads what stacks hand each other',
      'ssm:GetParameter',
      `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/sluice/prod/network/vpc-id`,
    ],
    ['looks at the network', 'ec2:DescribeVpcs', '*'],
    ['looks at buckets', 's3:GetBucketPolicy', `arn:aws:s3:::prod-lake-raw-${ACCOUNT}`],
    ['has state machines checked', 'states:ValidateStateMachineDefinition', '*'],
  ])('%s', (_, action, resource) => {
    expect(may('plan', { action, resource })).toBe(true);
  });

  test.each([
    ['write a state', 's3:PutObject', `${STATE}/prod/prod-lake.tfstate`],
    ['read the states of another', 's3:GetObject', `${STATE}/other/other-lake.tfstate`],
    ['read data', 's3:GetObject', `arn:aws:s3:::prod-lake-raw-${ACCOUNT}/crm/customers`],
    ['read a secret', 'secretsmanager:GetSecretValue', `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:prod-x`],
    ['read a parameter of another', 'ssm:GetParameter', `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/other`],
    ['decrypt by another key', 'kms:Decrypt', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/other`],
    ['pass a role', 'iam:PassRole', role('prod-airflow-execution')],
    ['change a bucket', 's3:PutBucketPolicy', `arn:aws:s3:::prod-lake-raw-${ACCOUNT}`],
  ])('cannot %s', (_, action, resource) => {
    expect(may('plan', { action, resource })).toBe(false);
  });
});

describe('secrets are denied to the plan role twice, so that neither a policy nor a boundary can let them through', () => {
  test.each([
    ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:prod-x`],
    ['ssm:GetParameters', `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/other`],
    ['kms:Decrypt', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/other`],
  ])('%s', (action, resource) => {
    const { permissions, boundary } = roleOf('plan');
    expect(allows([withEverything(permissions)], { action, resource })).toBe(false);
    expect(allows([EVERYTHING, boundary], { action, resource })).toBe(false);
  });
});

describe('the apply role', () => {
  const bounded = { 'iam:PermissionsBoundary': BOUNDARY };

  test.each([
    ['writes a state', 's3:PutObject', `${STATE}/prod/prod-lake.tfstate`],
    ['makes a bucket', 's3:CreateBucket', `arn:aws:s3:::prod-lake-raw-${ACCOUNT}`],
    ['makes a network', 'ec2:CreateVpc', `arn:aws:ec2:eu-west-1:${ACCOUNT}:vpc/vpc-1`],
    ['makes Airflow', 'airflow:CreateEnvironment', `arn:aws:airflow:eu-west-1:${ACCOUNT}:environment/prod-airflow`],
    ['makes a role under the boundary', 'iam:CreateRole', role('prod-airflow-execution')],
    ['passes Airflow its role', 'iam:PassRole', role('prod-airflow-execution')],
  ])('%s', (_, action, resource) => {
    const context = { ...bounded, 'iam:PassedToService': 'airflow.amazonaws.com' };
    expect(may('apply', { action, resource, context })).toBe(true);
  });

  test.each([
    ['delete a state', 's3:DeleteObject', `${STATE}/prod/prod-lake.tfstate`],
    ['delete an older state', 's3:DeleteObjectVersion', `${STATE}/prod/prod-lake.tfstate`],
    ['read the states of another', 's3:GetObject', `${STATE}/other/other-lake.tfstate`],
    ['write the states of another', 's3:PutObject', `${STATE}/other/other-lake.tfstate`],
    ['open the bucket of states', 's3:PutBucketPolicy', STATE],
    ['make a bucket of another name', 's3:CreateBucket', 'arn:aws:s3:::elsewhere'],
    ['make a role without the boundary', 'iam:CreateRole', role('prod-free')],
    ['make a role of another name', 'iam:CreateRole', role('admin')],
    ['give itself more', 'iam:PutRolePolicy', role('prod-sluice-apply')],
    ['change who may take the roles', 'iam:UpdateAssumeRolePolicy', role('prod-sluice-plan')],
    ['change a boundary', 'iam:CreatePolicyVersion', BOUNDARY],
    ['take a boundary away', 'iam:DeleteRolePermissionsBoundary', role('prod-airflow-execution')],
    ['attach a policy that AWS manages', 'iam:AttachRolePolicy', role('prod-airflow-execution')],
    ['make a user', 'iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/prod-eve`],
    [
      'change the trust in GitHub',
      'iam:UpdateOpenIDConnectProviderThumbprint',
      `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
    ],
    ['pass a role to another service', 'iam:PassRole', role('prod-airflow-execution')],
    [
      'delete data that the environment keeps',
      's3:DeleteObject',
      `arn:aws:s3:::prod-lake-raw-${ACCOUNT}/crm/customers`,
    ],
    ['delete the key of its states', 'kms:ScheduleKeyDeletion', stateKey()],
  ])('cannot %s', (_, action, resource) => {
    expect(may('apply', { action, resource })).toBe(false);
  });

  test.each([
    ['iam:CreateRole', role('prod-free'), {}],
    ['iam:PutRolePolicy', role('prod-sluice-apply'), {}],
    ['iam:UpdateAssumeRolePolicy', role('prod-sluice-apply'), {}],
    ['iam:CreateRole', role('admin'), bounded],
    ['s3:PutObject', `${STATE}/other/other-lake.tfstate`, {}],
    ['kms:PutKeyPolicy', stateKey(), {}],
  ])('its boundary alone stops %s on %s, whatever is attached to the role', (action, resource, context) => {
    expect(allows([EVERYTHING, roleOf('apply').boundary], { action, resource, context })).toBe(false);
  });

  test('may empty buckets only where the environment lets them go', () => {
    const deletes = (environment: string, account: string) =>
      allows([roleOf('apply', aws, environment).permissions], {
        action: 's3:DeleteObject',
        resource: `arn:aws:s3:::${environment}-lake-raw-${account}/x`,
      });
    expect(deletes('dev', '111111111111')).toBe(true);
    expect(deletes('prod', ACCOUNT)).toBe(false);
  });
});

function stateKey(): string {
  const { id } = aws.ofType('aws_kms_key', 'prod-bootstrap')[0]!;
  return `\${aws_kms_key.${id}.arn}`;
}

test('a role made for a service can never reach identities, networks or states', () => {
  const workload = aws.ofType('aws_iam_policy', 'prod-bootstrap').find(({ id }) => id === 'workload-boundary')!;
  expect(workload.attributes['name']).toBe('prod-sluice-workload-boundary');
  const actions = statementsOf(workload.attributes['policy']).flatMap(({ Action }) => texts(Action));
  expect(actions.filter((action) => /^(iam|sts|ec2|organizations):/.test(action))).toEqual([]);
  for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']) {
    expect(allows([workload.attributes['policy']], { action, resource: `${STATE}/prod/prod-lake.tfstate` })).toBe(
      false,
    );
  }
});

test('every role that a stack makes for a service is under the workload boundary, which is big enough for it', () => {
  const made = aws.ofType('aws_iam_role').filter(({ stack }) => !stack.endsWith('-bootstrap'));
  expect(made.length).toBeGreaterThan(3);
  for (const { stack, attributes, type, id } of made) {
    const environment = aws.environments.find(({ name }) => stack.startsWith(`${name}-`))!;
    const name = `${environment.abbreviation}-sluice-workload-boundary`;
    expect(attributes['permissions_boundary']).toBe(`arn:aws:iam::${environment.aws.accountId}:policy/${name}`);
    const boundary = aws.ofType('aws_iam_policy').find((p) => p.attributes['name'] === name)!.attributes['policy'];
    const [permissions] = aws.referringTo({ stack, type, id, attributes }, 'aws_iam_role_policy');
    const granted = statementsOf(permissions!.attributes['policy']).filter(({ Effect }) => Effect === 'Allow');
    const requests = granted.flatMap(({ Action, Resource }) =>
      texts(Action).flatMap((action) =>
        texts(Resource).map((resource) => ({
          action: action.replace('*', 'X'),
          // A key is known by reference; the boundary knows keys of the account.
          resource: resource.startsWith('${') ? `arn:aws:kms:eu-west-1:${environment.aws.accountId}:key/1` : resource,
        })),
      ),
    );
    expect(requests.filter((request) => !allows([boundary], request))).toEqual([]);
  }
});

describe("dev's roles, which serve sandboxes and previews too", () => {
  const dev = '111111111111';
  const states = `arn:aws:s3:::dev-sluice-state-${dev}`;
  const parameter = (of: string) => `arn:aws:ssm:eu-west-1:${dev}:parameter/sluice/${of}/lake/key-arn`;

  /** Whether a role may, by its own permissions and those for guests together, within its boundary. */
  function devMay(kind: 'plan' | 'apply', action: string, resource: string): boolean {
    const { permissions, boundary } = roleOf(kind, aws, 'dev');
    const guests = aws.ofType('aws_iam_policy', 'dev-bootstrap').find(({ id }) => id.startsWith(`${kind}_guests`))!;
    const statements = [...statementsOf(permissions), ...statementsOf(guests.attributes['policy'])];
    return allows([documentOf(statements), boundary], { action, resource });
  }

  test.each([
    ['plan', 's3:GetObject', `${states}/sbx-ann/sbx-ann-lake.tfstate`],
    ['plan', 's3:PutObject', `${states}/pr-12/pr-12-lake.tfstate.tflock`],
    ['plan', 's3:GetBucketPolicy', `arn:aws:s3:::sbx-ann-lake-raw-${dev}`],
    ['plan', 'ssm:GetParameter', parameter('pr-12')],
    ['apply', 's3:PutObject', `${states}/sbx-ann/sbx-ann-lake.tfstate`],
    ['apply', 's3:CreateBucket', `arn:aws:s3:::pr-12-lake-raw-${dev}`],
    ['apply', 's3:DeleteObject', `arn:aws:s3:::sbx-ann-lake-raw-${dev}/crm/customers`],
    ['apply', 'glue:CreateDatabase', `arn:aws:glue:eu-west-1:${dev}:database/sbx_ann_crm`],
    ['apply', 'kms:CreateAlias', `arn:aws:kms:eu-west-1:${dev}:alias/pr-12-lake`],
    ['apply', 'ssm:PutParameter', parameter('sbx-ann')],
    ['apply', 's3:PutObject', `${states}/dev/dev-lake.tfstate`],
  ] as const)('%s: %s on %s', (kind, action, resource) => {
    expect(devMay(kind, action, resource)).toBe(true);
  });

  test.each([
    ['plan', 's3:PutObject', `${states}/sbx-ann/sbx-ann-lake.tfstate`],
    ['plan', 's3:GetObject', `arn:aws:s3:::sbx-ann-lake-raw-${dev}/crm/customers`],
    ['plan', 's3:GetObject', `${states}/sandbox/x.tfstate`],
    ['apply', 's3:PutObject', `${states}/prod/prod-lake.tfstate`],
    ['apply', 's3:DeleteObject', `${states}/pr-12/pr-12-lake.tfstate`],
    ['apply', 's3:CreateBucket', `arn:aws:s3:::prod-lake-raw-${dev}`],
    ['apply', 's3:CreateBucket', `arn:aws:s3:::sbx-ann-else-${dev}`],
    ['apply', 'ssm:PutParameter', parameter('prod')],
    ['apply', 'iam:CreateRole', `arn:aws:iam::${dev}:role/sbx-ann-airflow-execution`],
    ['apply', 'iam:PutRolePolicy', `arn:aws:iam::${dev}:role/dev-sluice-product-orders-pipelines`],
    ['apply', 'iam:CreatePolicyVersion', `arn:aws:iam::${dev}:policy/dev-sluice-apply-guests`],
  ] as const)('%s: never %s on %s', (kind, action, resource) => {
    expect(devMay(kind, action, resource)).toBe(false);
  });

  test('everything that the stacks of a guest make is within reach', () => {
    for (const stack of ['sbx-ann-lake', 'pr-12-lake']) {
      for (const { attributes } of aws.ofType('aws_s3_bucket', stack)) {
        expect(devMay('apply', 's3:CreateBucket', `arn:aws:s3:::${String(attributes['bucket'])}`)).toBe(true);
      }
      for (const { attributes } of aws.ofType('aws_ssm_parameter', stack)) {
        const arn = `arn:aws:ssm:eu-west-1:${dev}:parameter${String(attributes['name'])}`;
        expect(devMay('apply', 'ssm:PutParameter', arn)).toBe(true);
      }
      for (const { attributes } of aws.ofType('aws_kms_alias', stack)) {
        expect(devMay('apply', 'kms:CreateAlias', `arn:aws:kms:eu-west-1:${dev}:${String(attributes['name'])}`)).toBe(
          true,
        );
      }
    }
  });

  test('an environment that hosts no one grants nothing for anyone else', () => {
    expect(aws.ofType('aws_iam_policy', 'prod-bootstrap').filter(({ id }) => id.includes('guests'))).toEqual([]);
    expect(JSON.stringify(aws.ofType('aws_iam_policy', 'prod-bootstrap'))).not.toMatch(/sbx|pr-\*/);
  });
});

test('the bucket of states is the one that the stacks keep their states in', () => {
  for (const { name, identityOf, state } of aws.environments) {
    const names = aws
      .ofType('aws_s3_bucket', `${identityOf ?? name}-bootstrap`)
      .map(({ attributes }) => attributes['bucket']);
    expect(state.kind === 's3' && names.includes(state.bucket)).toBe(true);
  }
});

test('older states stay as long as the environment says, and the bucket never goes while it holds any', () => {
  const bucket = aws.ofType('aws_s3_bucket', 'dev-bootstrap').find(({ id }) => id.startsWith('state_'))!;
  expect(bucket.attributes['force_destroy']).toBe(false);
  const [ageing] = aws.referringTo(bucket, 'aws_s3_bucket_lifecycle_configuration');
  expect(ageing!.attributes['rule']).toMatchObject([{ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }]);
});
