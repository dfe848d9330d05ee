import { createHash } from 'node:crypto';

import { entry, readChanges } from '../adapters/plan-json';

function shown(attributes: Record<string, unknown>, type = 'aws_thing'): Record<string, unknown> {
  const change = entry(['create'], { after: attributes }, { type, address: `${type}.x` });
  return JSON.parse(JSON.stringify(readChanges(change).changes[0]?.after)) as Record<string, unknown>;
}

/** Letters and digits as if drawn by lot, the same in every run. */
function random(length: number, seed: number, alphabet = ALPHABET): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return alphabet[(state >>> 8) % alphabet.length];
  }).join('');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const KEY = (kind: string) => `-----BEGIN ${kind}-----\n${random(64, 1)}\n${random(40, 2)}==\n-----END ${kind}-----`;

test.each([
  ['an AWS access key id', ['AKIA', 'IOSFODNN7EXAMPLE'].join('')],
  ['a temporary AWS key id', ['ASIA', 'IOSFODNN7EXAMPLE'].join('')],
  ['an AWS secret key', random(40, 7, `${ALPHABET}+/`)],
  ['a GitHub token', `ghp_${random(36, 3)}`],
  ['a token of a GitHub app', `ghs_${random(36, 4)}`],
  ['a fine-grained GitHub token', `github_pat_${random(22, 5)}_${random(59, 6)}`],
  ['a Slack token', ['xoxb', '1234567890-1234567890-abcdefghij'].join('-')],
  ['a Stripe key', `sk_live_${random(24, 8)}`],
  ['a Google key', `AIza${random(35, 9)}`],
  ['a JSON Web Token', `eyJ${random(20, 10)}.eyJ${random(40, 11)}.${random(43, 12)}`],
  ['a Snowflake token', `ver:1-hint:12345-${random(60, 13)}`],
  ['a private key', KEY('RSA PRIVATE KEY')],
  ['an encrypted private key', KEY('ENCRYPTED PRIVATE KEY')],
])('%s is hidden by its look, alone, within a text, and in base64', (_what, secret) => {
  const code = Buffer.from(`key: ${secret}`).toString('base64');
  expect(shown({ comment: secret, note: `before "${secret}", after`, code })).toEqual({
    comment: '(sensitive)',
    note: 'before "(sensitive)", after',
    code: '(sensitive)',
  });
});

test.each([
  ['postgres://app:pa%24s@db.internal/lake', 'postgres://app:(sensitive)@db.internal/lake'],
  ['DATABASE_URL=redis://:hunter2@cache:6379/0', 'DATABASE_URL=redis://:(sensitive)@cache:6379/0'],
  ['jdbc:snowflake://x/?user=a&password=hunter2&role=R', 'jdbc:snowflake://x/?user=a&password=(sensitive)&role=R'],
  ['Server=db;User Id=sa;Password=p4ss word;Database=x', 'Server=db;User Id=sa;Password=(sensitive) word;Database=x'],
  ["CREATE USER x PASSWORD = 'it is', MUST_CHANGE", "CREATE USER x PASSWORD = '(sensitive)', MUST_CHANGE"],
  ["ALTER USER x IDENTIFIED BY 'hunter2'", "ALTER USER x IDENTIFIED BY '(sensitive)'"],
  ['export DB_PASSWORD=hunter2; run', 'export DB_PASSWORD=(sensitive); run'],
  ['run --db-password hunter2 --level 3', 'run --db-password (sensitive) --level 3'],
  ['password: "hunter2"', 'password: "(sensitive)"'],
  ['{"User":"a","Password":"hunter2"}', '{"User":"a","Password":"(sensitive)"}'],
  ['{"Body":"{\\"password\\":\\"hunter2\\"}"}', '{"Body":"{\\"password\\":\\"(sensitive)\\"}"}'],
  [
    '[{"name":"API_KEY","value":"k1"},{"name":"X","value":"k2"}]',
    '[{"name":"API_KEY","value":"(sensitive)"},{"name":"X","value":"k2"}]',
  ],
  [
    'https://b.s3.amazonaws.com/k?X-Amz-Signature=0a1b2c&x=1',
    'https://b.s3.amazonaws.com/k?X-Amz-Signature=(sensitive)&x=1',
  ],
  ['https://hooks.slack.com/services/T0/B0/abc', 'https://hooks.slack.com/services/(sensitive)'],
  ['Authorization: Bearer abcdefghijklmnop.qrs', 'Authorization: Bearer (sensitive)'],
])('in %j only the secret is hidden', (text, expected) => {
  expect(shown({ definition: text })).toEqual({ definition: expected });
});

test.each([
  [
    'aws_lambda_function',
    { environment: [{ variables: { DB_PASSWORD: 'hunter2', apiKey: 'k', LEVEL: 'info' } }] },
    { environment: [{ variables: { DB_PASSWORD: '(sensitive)', apiKey: '(sensitive)', LEVEL: 'info' } }] },
  ],
  [
    'aws_mwaa_environment',
    { airflow_configuration_options: { 'core.fernet_key': 'k', 'smtp.smtp_password': 'p', 'core.parallelism': '8' } },
    {
      airflow_configuration_options: {
        'core.fernet_key': '(sensitive)',
        'smtp.smtp_password': '(sensitive)',
        'core.parallelism': '8',
      },
    },
  ],
  [
    'aws_glue_job',
    { default_arguments: { '--db-password': 'p', '--job-language': 'python' } },
    { default_arguments: { '--db-password': '(sensitive)', '--job-language': 'python' } },
  ],
  [
    'aws_instance',
    { user_data: '#!/bin/sh\necho hello', instance_type: 'm5.large' },
    { user_data: '(sensitive)', instance_type: 'm5.large' },
  ],
  [
    'aws_glue_connection',
    { connection_properties: { USERNAME: 'etl', HOST: 'db' } },
    { connection_properties: '(sensitive)' },
  ],
  [
    'aws_codebuild_project',
    {
      environment: [
        {
          environment_variable: [
            { name: 'NPM_TOKEN', value: 't' },
            { name: 'CI', value: 'yes' },
          ],
        },
      ],
    },
    {
      environment: [
        {
          environment_variable: [
            { name: 'NPM_TOKEN', value: '(sensitive)' },
            { name: 'CI', value: 'yes' },
          ],
        },
      ],
    },
  ],
  [
    'aws_ssm_parameter',
    { name: '/dev/db/password', insecure_value: 'hunter2' },
    { name: '/dev/db/password', insecure_value: '(sensitive)' },
  ],
])('what %s holds under the name of a secret is hidden', (type, attributes, expected) => {
  expect(shown(attributes, type)).toEqual(expected);
});

const digest = (text: string, form: 'hex' | 'base64') => createHash('sha256').update(text).digest(form);

test.each<[string, Record<string, unknown>]>([
  [
    'ARNs',
    {
      role: 'arn:aws:iam::111111111111:role/dev-Apply-Role-9QX',
      policy: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    },
  ],
  [
    'the ARN of a secret',
    {
      password_arn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:dev/db-AbC1dE',
      secret: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:dev/db-AbC1dE',
    },
  ],
  ['UUIDs and ids of keys', { kms_key_id: '0f6f0a5c-2b1c-4a3d-9e8f-7a6b5c4d3e2f', encryption_key: 'alias/dev-lake' }],
  [
    'ids of resources',
    { vpc: 'vpc-0a1b2c3d4e5f60718', api: 'a1b2c3d4e5', user: 'AIDAJQABLZS4A3QDU576Q', zone: 'Z2FDTNDATAQYW2' },
  ],
  [
    'digests',
    {
      etag: digest('a', 'hex').slice(0, 32),
      image: `123.dkr.ecr.eu-west-1.amazonaws.com/a@sha256:${digest('b', 'hex')}`,
      source_code_hash: digest('c', 'base64'),
    },
  ],
  ['versions of objects', { version_id: '3L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY' }],
  [
    'names made of words',
    {
      name: 'AmazonS3ReadOnlyAccess2',
      role: 'AWSServiceRoleForAmazonMWAA2',
      stack: 'devEuWest1PrivateSubnetB2',
      id2: 'privateSubnetForAirflow_DE5C45B4',
    },
  ],
  [
    'base64 of harmless text',
    { code: Buffer.from('the quick brown fox jumps over the lazy dog, 12 times').toString('base64') },
  ],
  [
    'public keys',
    {
      rsa_public_key: random(392, 14),
      note: `ssh-rsa AAAAB3NzaC1yc2E${random(200, 15)} me@host`,
      ca: KEY('CERTIFICATE'),
    },
  ],
  [
    'settings of passwords and tokens',
    {
      password_policy: 'strict',
      token_validity_units: 'hours',
      secret_name: 'dev/db',
      http_tokens: 'required',
      minimum_password_length: 14,
      must_change_password: 'true',
      id_token: 'write',
      creation_token: 'dev-lake',
      saml2_x509_cert: random(300, 21),
    },
  ],
  [
    'where Airflow looks for secrets',
    {
      'secrets.backend': 'airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend',
      'secrets.backend_kwargs': '{"connections_prefix":"airflow/connections","sep":"/"}',
    },
  ],
  ['SQL', { statement: "SELECT token_id, key FROM ANALYTICS.MARTS.USERS WHERE pass = 'yes' AND X::string = 'a:b'" }],
  [
    'a JSON policy',
    {
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['secretsmanager:GetSecretValue', 'kms:Decrypt'],
            Resource: 'arn:aws:secretsmanager:*:111111111111:secret:dev/*',
          },
        ],
      }),
    },
  ],
  ['an email address and a plain URL', { contact: 'data@example.com', url: 'https://example.com:8443/a@b?page=2' }],
])('%s are shown', (_what, attributes) => {
  expect(shown(attributes)).toEqual(attributes);
});

test('nine of ten random passwords of 24 letters are hidden without a name or a mark', () => {
  const passwords = Array.from({ length: 200 }, (_, seed) => random(24, seed * 7919 + 1));
  const hidden = passwords.filter((password) => shown({ comment: password })['comment'] === '(sensitive)');
  expect(hidden.length).toBeGreaterThan(180);
});

test('a secret that is found by its name is hidden where it has none', () => {
  expect(shown({ db_password: 'hunter2-by-name', comment: 'uses hunter2-by-name' })).toEqual({
    db_password: '(sensitive)',
    comment: 'uses (sensitive)',
  });
});
