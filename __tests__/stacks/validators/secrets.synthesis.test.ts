import { GlueJob } from '@cdktf/provider-aws/lib/glue-job';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Execute } from '@cdktf/provider-snowflake/lib/execute';
import { LegacyServiceUser } from '@cdktf/provider-snowflake/lib/legacy-service-user';
import { Stage } from '@cdktf/provider-snowflake/lib/stage';
import { TerraformOutput } from 'cdktf';

import { credentialIn, withoutCredentials } from '../../../stacks/constructs/validators/credential-shapes';
import { holdsSecret, isPointer } from '../../../stacks/constructs/validators/stack/secret-attributes';
import { type Build, dev, said } from './rule-case';

// Built from parts, so that no scanner takes this file for a leak.
const LETTERS = 'abcdEFGH1234'.repeat(6);
const JWT = ['eyJ', LETTERS.slice(0, 20), '.', 'eyJ', LETTERS.slice(0, 30), '.', LETTERS.slice(0, 40)].join('');
const SEEDS = {
  'an AWS access key id': ['AKIA', 'ABCDEFGHIJKLMNOP'].join(''),
  'an AWS secret key': `aws_secret_access_key = ${LETTERS.slice(0, 40)}`,
  'a GitHub token': ['ghp', LETTERS.slice(0, 36)].join('_'),
  'a private key': ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' '),
  'a signed token (JWT)': JWT,
  'a Slack token or webhook': ['xoxb', '1234567890', 'abcdef'].join('-'),
  'a Google API key': ['AIza', LETTERS.slice(0, 35)].join(''),
  'a Databricks token': ['dapi', '0123456789abcdef'.repeat(2)].join(''),
  'a dbt Cloud token': ['dbtc', LETTERS.slice(0, 40)].join('_'),
  'a registry token': ['npm', LETTERS.slice(0, 36)].join('_'),
  'a URL with a password': 'postgresql://etl:swordfish@db.example.com:5432/lake',
  'a password in a connection string or statement': "ALTER USER X SET PASSWORD = 'swordfish'",
} as const;

const PLACES: Readonly<Record<string, (value: string) => string>> = {
  alone: (value) => value,
  'inside a sentence': (value) => `connect with ${value} and go`,
  'inside JSON': (value) => JSON.stringify({ deep: [{ conf: value }] }),
};

function parameter(value: string): Build {
  return (stack) => {
    new SsmParameter(stack, 'it', { name: '/sluice/dev/it', type: 'String', value });
  };
}

describe.each(Object.entries(SEEDS))('%s', (kind, seed) => {
  test.each(Object.entries(PLACES))('%s is found and not repeated', (_, place) => {
    const sentences = said(parameter(place(seed)), dev, 'secret-value');
    expect(sentences[0]).toContain(`value holds ${kind}`);
    expect(sentences.join('\n')).not.toContain(seed);
  });

  test('never appears in what another rule says', () => {
    expect(withoutCredentials(`name is "${seed}", but`)).not.toContain(seed);
  });
});

test.each([
  'arn:aws:iam::111111111111:role/dev-sluice-apply',
  'https://token.actions.githubusercontent.com',
  'https://${aws_s3_bucket.raw.bucket}.s3.amazonaws.com/a:b@c',
  'repo:acme-data@9120441/data-platform@771203554:environment:dev',
  'ALTER USER "X" SET WORKLOAD_IDENTITY = (TYPE = OIDC SUBJECT = \'s\')',
  'password=${data.aws_secretsmanager_secret_version.db.secret_string}',
  'apache-airflow-providers-snowflake==5.8.0',
  '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
])('%s is no credential', (text) => {
  expect(credentialIn(text)).toBeUndefined();
});

const secretAttributes: Readonly<Record<string, Build>> = {
  password: (stack) => new LegacyServiceUser(stack, 'it', { name: 'DEV_OLD', password: 'swordfish' }),
  credentials: (stack) =>
    new Stage(stack, 'it', { name: 'S', database: 'D', schema: 'S', credentials: '${var.credentials}' }),
  'default_arguments.--api-key': (stack) =>
    new GlueJob(stack, 'it', {
      name: 'dev-job',
      roleArn: 'arn:aws:iam::111111111111:role/dev-work',
      command: { scriptLocation: 's3://b/k' },
      defaultArguments: { '--api-key': '${random_password.it.result}' },
    }),
  'value.connection.dbPassword': parameter(JSON.stringify({ connection: { dbPassword: 'swordfish' } })),
};

test.each(Object.entries(secretAttributes))('%s is refused, by literal or by reference', (path, build) => {
  const [sentence] = said(build, dev, 'secret-attribute');
  expect(sentence).toContain(`dev-test/it: ${path} is set`);
  expect(sentence).not.toContain('swordfish');
});

test('an output is searched like a resource', () => {
  const build: Build = (stack) => new TerraformOutput(stack, 'leak', { value: SEEDS['a GitHub token'] });
  expect(said(build, dev, 'secret-value')).toEqual([expect.stringContaining('holds a GitHub token')]);
});

test('a statement that sets a password is found', () => {
  const execute = "CREATE USER X PASSWORD='swordfish'";
  const build: Build = (stack) => new Execute(stack, 'it', { execute, revert: 'SELECT 1' });
  expect(said(build, dev, 'secret-value')).toHaveLength(1);
});

const at = (type: string, path: string) => ({ type, path, name: path.slice(path.lastIndexOf('.') + 1) });

// Attributes that the providers' own schemas mark as sensitive.
test.each([
  ['aws_db_instance', 'password_wo'],
  ['aws_elasticache_user', 'authentication_mode.passwords'],
  ['aws_vpn_connection', 'tunnel1_preshared_key'],
  ['aws_kinesis_firehose_delivery_stream', 'http_endpoint_configuration.access_key'],
  ['aws_secretsmanager_secret_version', 'secret_string'],
  ['aws_cloudwatch_event_connection', 'auth_parameters.api_key.value'],
  ['aws_redshiftserverless_namespace', 'admin_user_password_wo'],
  ['github_actions_secret', 'plaintext_value'],
  ['github_repository_webhook', 'configuration.url'],
  ['snowflake_stage', 'credentials'],
  ['snowflake_secret_with_generic_string', 'secret_string'],
  ['aws_glue_connection', 'connection_properties.PASSWORD'],
])('%s: %s holds a secret', (type, path) => {
  expect(holdsSecret(at(type, path))).toBe(true);
});

test.each([
  ['aws_efs_file_system', 'creation_token'],
  ['aws_cognito_user_pool_client', 'token_validity_units.access_token'],
  ['aws_redshiftserverless_namespace', 'manage_admin_password'],
  ['aws_iam_account_password_policy', 'minimum_password_length'],
  ['snowflake_git_repository', 'git_credentials'],
  ['snowflake_service_user', 'login_name'],
  ['aws_secretsmanager_secret_version', 'secret_id'],
])('%s: %s holds none', (type, path) => {
  expect(holdsSecret(at(type, path))).toBe(false);
});

test.each([
  ['arn:aws:secretsmanager:eu-west-1:111111111111:secret:db', true],
  ['/sluice/dev/db/password', true],
  ['${aws_secretsmanager_secret.db.arn}', true],
  ['${random_password.db.result}', false],
  ['/swordfish', false],
  ['swordfish', false],
])('%s says where a secret is: %s', (value, pointer) => {
  expect(isPointer(value)).toBe(pointer);
});
